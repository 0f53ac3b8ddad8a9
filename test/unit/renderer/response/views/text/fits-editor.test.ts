import { expect, it } from 'vitest'
import { fitsEditor } from '#renderer/features/response/views/text/fits-editor.ts'

it.each([
  ['nothing', '', true],
  ['many lines', 'a\n'.repeat(150_000), true],
  ['too many lines', '\n'.repeat(250_000), false],
  ['a long line', `a\n${'x'.repeat(10_000)}`, true],
  ['too long a line', `a\n${'x'.repeat(10_001)}\nb`, false],
  ['too much', `${'x'.repeat(99)}\n`.repeat(60_000), false]
])('tells whether an editor shows %s', (_, text, fits) => expect(fitsEditor(text)).toBe(fits))
