import { expect, it } from 'vitest'
import { namesLineEnd } from '#renderer/features/response/views/find/names-line-end.ts'

const query = (text: string, regex = true) => ({ text, regex, matchCase: false, wholeWord: false })

it.each(['a\\nb', '\\r\\n', '\\x0a', '\\u000A', '\\u{a}', '\\cJ', '\\\\\\n', '[\\n,]'])(
  'finds a line end in %s',
  text => expect(namesLineEnd(query(text))).toBe(true)
)

it.each(['a\\\\nb', 'n', '[^\\n]+', '\\s', '\\x0b', '$'])('finds none in %s', text =>
  expect(namesLineEnd(query(text))).toBe(false)
)

it('takes text for what it is', () => expect(namesLineEnd(query('\\n', false))).toBe(false))
