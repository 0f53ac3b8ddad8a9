import { describe, expect, it } from 'vitest'
import { visibleText } from '#shared/format/visible-text.ts'

describe('visibleText', () => {
  it.each([
    ['text/html; charset=utf-8', 'text/html; charset=utf-8'],
    ['a\tb\0c\x1b[31m', 'a\\x09b\\x00c\\x1b[31m'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['a\u{e0041}b\u3164c', 'a\\u{e0041}b\\u3164c'],
    ['👩\u200d💻 ❤️\u200d🔥 می\u200cخواهم', '👩\u200d💻 ❤️\u200d🔥 می\u200cخواهم'],
    ['pay\u200dpal', 'pay\\u200dpal'],
    ['\x85 next line \u2028', '\\x85 next line \\u2028'],
    ['Grüße, 世界 🙂', 'Grüße, 世界 🙂']
  ])('%j reads %j', (text, visible) => expect(visibleText(text)).toBe(visible))
})
