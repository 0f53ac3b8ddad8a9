import { expect, it } from 'vitest'
import { editVariables, rebaseRows, secretChangesOf } from '#renderer/state/edited-variables.ts'

const secret = (name: string) => ({ name, value: '', enabled: true, secret: true as const })

it('takes back the renaming of a secret that was saved, with its value going along', () => {
  const before = editVariables([secret('a')])
  const saved = editVariables([secret('b')], before)
  expect(secretChangesOf(rebaseRows(before, saved, new Set(['b']))).renamed).toEqual({ b: 'a' })
})

it('takes a variable that was deleted and saved for a new one', () => {
  const before = editVariables([secret('a'), secret('b')])
  const saved = before.slice(1)
  const [first, second] = rebaseRows(before, saved, new Set(['b']))
  expect(first?.was).toBeUndefined()
  expect(second?.was).toBe('b')
})

it('leaves a variable secret that became so and was saved, and its value out of what is written', () => {
  const variants = [{ title: 'Live', value: 'readable', selected: true }]
  const before = editVariables([{ name: 'a', value: 'readable', enabled: false, variants }])
  const saved = editVariables([secret('b')], before)
  const [row] = rebaseRows(before, saved, new Set(['b']))
  expect(row).toMatchObject({ was: 'b', typed: undefined })
  expect(row?.variable).toEqual({ ...secret('a'), enabled: false })
})
