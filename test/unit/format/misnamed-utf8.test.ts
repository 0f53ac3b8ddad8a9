import { expect, it } from 'vitest'
import { MisnamedUtf8 } from '#shared/format/misnamed-utf8.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const raw = (text: string) => Uint8Array.from(text, sign => sign.charCodeAt(0))

/** Each byte comes by itself. */
function isUtf8(
  bytes: Uint8Array,
  encoding: string,
  source: 'declared' | 'content' | 'chosen' = 'declared',
  cut = false
) {
  const misnamed = new MisnamedUtf8({ encoding, source })
  for (const byte of bytes) misnamed.add(Uint8Array.of(byte))
  return misnamed.end(cut)
}

it.each([
  ['UTF-8 called ASCII', utf8('Größe 5 €'), 'windows-1252'],
  ['UTF-8 called GBK', utf8('价格'), 'gbk'],
  ['UTF-8 called UTF-16', utf8('价格'), 'utf-16le'],
  ['ASCII called UTF-16', utf8('ab'), 'utf-16be']
])('finds %s', (_, bytes, encoding) => {
  expect(isUtf8(bytes, encoding)).toBe(true)
  expect(isUtf8(bytes, encoding, 'content')).toBe(true)
  expect(isUtf8(bytes, encoding, 'chosen')).toBe(false)
})

it.each([
  ['UTF-8 by its name', utf8('Größe'), 'utf-8'],
  ['ASCII by its name', utf8('size'), 'windows-1252'],
  ['ASCII called Japanese', utf8('\x1b$B8@\x1b(B'), 'iso-2022-jp'],
  ['windows-1252', raw('Gr\xf6\xdfe'), 'windows-1252'],
  ['windows-1252 behind much UTF-8', raw('Gr\xc3\xb6\xdfe'), 'windows-1252'],
  ['UTF-16', raw('a\0b\0'), 'utf-16le'],
  ['what ends within a character', raw('\xc3\xb6\xc3'), 'windows-1252'],
  ['nothing', raw(''), 'utf-16le']
])('lets be %s', (_, bytes, encoding) => expect(isUtf8(bytes, encoding)).toBe(false))

it('lets bytes end where they were cut', () => {
  expect(isUtf8(raw('\xc3\xb6\xc3'), 'windows-1252', 'declared', true)).toBe(true)
})
