import { describe, expect, it } from 'vitest'
import { xssiPrefix } from '#shared/format/xssi-prefix.ts'

describe('xssiPrefix', () => {
  it.each([
    [")]}',\n{", ")]}',\n"],
    [")]}'\n[", ")]}'\n"],
    [')]}{', ')]}'],
    ['while(1);[', 'while(1);'],
    ['while (true) ; {', 'while (true) ; '],
    ['for(;;);{', 'for(;;);'],
    ['for (;;) ;\n"', 'for (;;) ;\n'],
    ['throw 1; <dont be evil> {', 'throw 1; <dont be evil> '],
    ['throw 1;{', 'throw 1;'],
    ['throw 1;\n-1', 'throw 1;\n'],
    ['throw 1;', ''],
    ['throw 1; x', ''],
    ['{"a": ")]}"}', ''],
    [' while(1);{', ''],
    ['', '']
  ])('of %j is %j', (text, prefix) => expect(xssiPrefix(text)).toBe(prefix))

  it('is none where it would be longer than any is, and not looked for beyond that', () =>
    expect(xssiPrefix(`throw 1;${' '.repeat(20_000_000)}{`)).toBe(''))
})
