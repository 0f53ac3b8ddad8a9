import { describe, expect, it } from 'vitest'
import {
  addVariant,
  type Bodies,
  removeVariant,
  renameVariant,
  selectVariant
} from '#renderer/features/request/body/body-variants.ts'

const body = (text: string) => ({ kind: 'json', text }) as const
const typed = (bodies: Bodies, text: string): Bodies => ({ ...bodies, body: body(text) })

describe('the variants of a body', () => {
  it('keep what was typed into each', () => {
    const two = typed(addVariant({ body: body('first') }), 'second')
    const back = selectVariant(two, 0)
    expect(back.body).toEqual(body('first'))
    expect(selectVariant(back, 1).body).toEqual(body('second'))
    expect(selectVariant(typed(back, 'changed'), 1).bodyVariants?.list[0]?.body).toEqual(body('changed'))
  })

  it('are named one by one, also after some were deleted', () => {
    const three = addVariant(addVariant({ body: body('a') }))
    expect(three.bodyVariants?.list.map(({ title }) => title)).toEqual(['Body 1', 'Body 2', 'Body 3'])
    const again = addVariant(removeVariant(selectVariant(three, 0)))
    expect(again.bodyVariants?.list.map(({ title }) => title)).toEqual(['Body 2', 'Body 3', 'Body 4'])
    expect(renameVariant(again, 'mine').bodyVariants?.list.map(({ title }) => title)).toEqual([
      'Body 2',
      'Body 3',
      'mine'
    ])
  })

  it('are none any more when one is left', () => {
    const two = typed(addVariant({ body: body('first') }), 'second')
    expect(removeVariant(two)).toEqual({ body: body('first'), bodyVariants: undefined })
    expect(removeVariant(selectVariant(two, 0))).toEqual({ body: body('second'), bodyVariants: undefined })
  })

  it('keep of the file what is not edited here', () => {
    const list = [
      { title: 'a', body: body('old'), kept: { x: 1 } },
      { title: 'b', body: body('b') }
    ]
    const bodies = selectVariant({ body: body('new'), bodyVariants: { selected: 0, list } }, 1)
    expect(bodies.bodyVariants?.list[0]).toEqual({ title: 'a', body: body('new'), kept: { x: 1 } })
  })
})
