import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { readRows } from '#engine/text/read-rows.ts'
import { RowIndex } from '#engine/text/row-index.ts'
import { SourceReader } from '#engine/text/text-source.ts'
import type { LayoutKind } from '#shared/text/create-layout.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const PARAGRAPH = '<p>one of many, none of which is ever closed\n'
const LINE = `${'x'.repeat(99)}\n`
const DEEP = '<a>'.repeat(20_000)

/** The second time waits until all that the first has found is free. */
function collectGarbage(): void {
  collect()
  collect()
}

/** Everything that it keeps, in bytes. */
function weigh(make: () => RowIndex): { index: RowIndex; weight: number } {
  collectGarbage()
  const before = process.memoryUsage().arrayBuffers
  const index = make()
  collectGarbage()
  return { index, weight: process.memoryUsage().arrayBuffers - before }
}

function read(bytes: Buffer, kind: LayoutKind): RowIndex {
  const index = new RowIndex(new SourceReader({ bytes, size: bytes.length, start: 0 }), kind)
  while (!index.isDone) index.step()
  return index
}

describe('the index of rows', () => {
  it.each<[string, LayoutKind, string]>([
    ['paragraphs that are never closed', 'html', `<body>t${PARAGRAPH.repeat(100_000)}`],
    ['deep elements beside text', 'xml', `<r>t${DEEP}${LINE.repeat(40_000)}`],
    ['deep elements before what is no markup', 'xml', `<r>t${DEEP}< >${LINE.repeat(40_000)}`],
    ['deep elements that are laid out', 'xml', `<r>${DEEP}${LINE.repeat(40_000)}`],
    ['deep arrays', 'json', `${'['.repeat(20_000)}${`"${LINE.trim()}",\n`.repeat(40_000)}`]
  ])('grows no faster than its text, whatever is open in it: %s', (_, kind, text) => {
    const bytes = Buffer.from(text)
    const { index, weight } = weigh(() => read(bytes, kind))
    expect(weight).toBeLessThan(3 * bytes.length)
    const middle = Math.floor(index.rows / 2)
    expect(readRows(index, middle, 1)[0]?.text.trim()).not.toBe('')
  })
})
