import { expect, test } from 'vitest'
import { visibleLines } from '../../../../cli/terminal/visible-lines.ts'

test.each([
  ['lines and tabs as they are', 'a\n\tb\n', 'a\n\tb\n'],
  ['line ends of other systems as line ends', 'a\r\nb\r', 'a\nb'],
  ['what steers, or takes a reader in', 'a\rb\x1b[2J\u202e', 'a\\x0db\\x1b[2J\\u202e']
])('a terminal is given %s', (_, text, shown) => {
  expect(visibleLines(text)).toBe(shown)
})
