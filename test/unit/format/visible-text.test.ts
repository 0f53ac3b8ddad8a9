import { describe, expect, it } from 'vitest'
import { visibleText } from '#shared/format/visible-text.ts'

describe('visibleText', () => {
  it.each([
    ['text/html; charset=utf-8', 'text/html; charset=utf-8'],
    ['a\tb\0c\x1b[31m', 'a\\x09b\\x00c\\x1b[31m'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['\x85 next line \u2028', '\\x85 next line \\u2028'],
    ['Grüße, 世界 🙂', 'Grüße, 世界 🙂']
  ])('%j reads %j', (text, visible) => expect(visibleText(text)).toBe(visible))
})
