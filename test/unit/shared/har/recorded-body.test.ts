import { expect, it } from 'vitest'
import { recordedBody } from '#shared/har/recorded-body.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { exchangeOf, hopOf } from '../../waterfall/exchange-fixture.ts'

const text = (text: string): Draft['body'] => ({ kind: 'text', text })
const form = (value: string): Draft['body'] => ({
  kind: 'form',
  text: '',
  form: [{ name: 'a', value, enabled: true }]
})

it.each<[string, Draft['body'], number | undefined, boolean]>([
  ['a text', text('abc'), 3, true],
  ['more than was sent', text('abc'), 2, false],
  ['a variable whose value is as long as its name', text('for {{who}}'), 11, false],
  ['a variable in a field', form('{{who}}'), 19, false],
  ['a field', form('b c'), 5, true],
  ['a mask as long as what it covers', text('a •••'), 11, false],
  ['what others recorded', text('{{who}}'), undefined, true],
  ['what others recorded, masked', text('a •••'), undefined, false]
])('of %s is told whether it is what was sent', (_, body, bodyBytes, asSent) => {
  const sent = bodyBytes === undefined ? {} : { sent: { head: '', bodyBytes } }
  const exchange = exchangeOf([hopOf(0, 0, [], sent)])
  expect(recordedBody({ draft: { ...BLANK_DRAFT, body }, exchange })?.asSent).toBe(asSent)
})
