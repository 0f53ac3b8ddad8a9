import { expect, test } from 'vitest'
import { asciiSigns, asciiText } from '#shared/format/ascii-signs.ts'

test.each([
  ['██▌ ░░ ▒▒ ──', '### .. :: --'],
  ['a → b · “c”…', 'a > b | "c"~'],
  ['Zoë 🙂', 'Zo? ?'],
  ['plain\n', 'plain\n']
])('%s', (text, ascii) => expect(asciiSigns(text)).toBe(ascii))

test.each([
  ['Redirect 302 → http://a/', 'Redirect 302 -> http://a/'],
  ['“••• … it’s”', '"*** ... it\'s"'],
  ['X-Name: Zoë\t\x1b[32m>\x1b[39m', 'X-Name: Zoë\t\x1b[32m>\x1b[39m']
])('of a text only our signs: %s', (text, ascii) => expect(asciiText(text)).toBe(ascii))
