import { expect, it } from 'vitest'
import { readData } from '#renderer/features/folder-run/read-data.ts'

const bytes = (text: string) => Uint8Array.from(text, sign => sign.charCodeAt(0))

it.each([
  ['UTF-8', new TextEncoder().encode('name\nZoë'), undefined],
  ['what a spreadsheet saves', bytes('name\nZo\xeb'), 'windows-1252'],
  ['UTF-16 with its mark', Uint8Array.from(Buffer.from('\ufeffname\nZoë', 'utf16le')), 'utf-16le'],
  ['a text', 'name\nZoë', undefined]
])('reads a file whatever its encoding, and says which: %s', (_, source, encoding) => {
  const read = readData(source)
  expect([read.rows, read.problems, read.encoding]).toEqual([[{ name: 'Zoë' }], [], encoding])
})

it('takes nothing of a file that is damaged', () => {
  const whole = new TextEncoder().encode('name\nZoë, Chloë, Noëlle')
  const damaged = Uint8Array.from([...whole, 0xff])
  expect(readData(damaged)).toEqual({
    ...{ columns: [], rows: [] },
    problems: [{ problem: '1 byte of it cannot be read as UTF-8. Save it as UTF-8.' }]
  })
})
