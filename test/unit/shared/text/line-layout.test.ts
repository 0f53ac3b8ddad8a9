import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_PAUSE } from '#shared/text/row-layout.ts'
import { begin, bytesOf, layOut, rowsOf } from './lay-out.ts'

const CASES: [string, string, string[]][] = [
  ['nothing', '', ['']],
  ['line feeds', 'a\nb\n', ['a', 'b', '']],
  ['carriage returns with line feeds', 'a\r\n\r\nb', ['a', '', 'b']],
  ['carriage returns alone', 'a\rb\r', ['a', 'b', '']],
  ['all of them', '\n\r\n\r\r\n', ['', '', '', '', '']],
  ['a NUL', 'a\u0000b', ['a\u0000b']]
]

const anyText = fc.array(
  fc.oneof(fc.constantFrom('\r', '\n', '\r\n', 'ä', '😀', 'x'.repeat(4095), '\u0301'), fc.string()),
  { maxLength: 12 }
)

describe('a text by its lines', () => {
  it.each(CASES)('cuts %s', (_, text, rows) => expect(layOut('lines', bytesOf(text)).rows).toEqual(rows))

  it('makes the lines that a split at line ends makes', () =>
    fc.assert(
      fc.property(anyText, parts => {
        const text = parts.join('')
        const { page, rows } = layOut('lines', bytesOf(text))
        const lines: string[] = []
        for (const [index, row] of rows.entries())
          if (page.traits(index).continued) lines.push(`${lines.pop()}${row}`)
          else lines.push(row)
        expect(lines).toEqual(text.split(/\r\n|\r|\n/))
        expect(rows.every(row => bytesOf(row).length <= 4099)).toBe(true)
      })
    ))

  it('makes the same rows wherever the bytes are cut', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), (bytes, border) => {
        const cut = layOut('lines', bytes, [Math.min(border, bytes.length)])
        expect(cut.rows).toEqual(layOut('lines', bytes).rows)
      })
    ))

  it('splits bytes that belong to no character as well', () => {
    const { rows } = layOut('lines', new Uint8Array(10_000).fill(0x80))
    expect(rows.map(row => row.length)).toEqual([4099, 4099, 1802])
  })

  it('goes on after a CR where it paused there', () => {
    const bytes = bytesOf('a\r\nb')
    const first = begin('lines')
    const at = first.layout.run(bytes, 0, 0, { ...NO_PAUSE, row: 1 })
    const again = begin('lines')
    const offset = again.layout.restore(first.layout.save(at))
    again.layout.run(bytes.subarray(offset), offset, 0, NO_PAUSE)
    expect(rowsOf(again.page)).toEqual(['b'])
  })
})
