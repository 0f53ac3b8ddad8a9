import { expect, test } from 'vitest'
import { asciiSigns } from '#shared/format/ascii-signs.ts'

test.each([
  ['██▌ ░░ ▒▒ ──', '### .. :: --'],
  ['a → b · “c”…', 'a > b | "c"~'],
  ['Zoë 🙂', 'Zo? ?'],
  ['plain\n', 'plain\n']
])('%s', (text, ascii) => expect(asciiSigns(text)).toBe(ascii))
