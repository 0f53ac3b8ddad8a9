import { expect, it } from 'vitest'
import { readStored } from '#renderer/state/stored-json.ts'

const holding = (text: string | null): Storage => ({
  length: 1,
  clear() {},
  getItem: () => text,
  key: () => null,
  removeItem() {},
  setItem() {}
})

it.each([
  ['what was stored', '["a"]', ['a']],
  ['nothing', null, undefined],
  ['null', 'null', undefined],
  ['what breaks off', '{"a":', undefined],
  ['what is empty', '', undefined]
])('reads %s', (_, text, expected) => {
  expect(readStored(holding(text), 'key')).toEqual(expected)
})
