import { JsonLayout } from '#shared/text/json-layout.ts'
import { LineLayout } from '#shared/text/line-layout.ts'
import { NO_PAUSE, type RowLayout } from '#shared/text/row-layout.ts'
import { RowPage } from '#shared/text/row-page.ts'
import { RowWriter } from '#shared/text/row-writer.ts'

export type Kind = 'json' | 'lines'

export interface LaidOut {
  page: RowPage
  writer: RowWriter
  layout: RowLayout
  rows: string[]
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

export function begin(kind: Kind): Omit<LaidOut, 'rows'> {
  const page = new RowPage()
  const writer = new RowWriter(page)
  return { page, writer, layout: kind === 'json' ? new JsonLayout(writer) : new LineLayout(writer) }
}

export function rowsOf(page: RowPage): string[] {
  return Array.from({ length: page.count }, (_, index) => decoder.decode(page.rowBytes(index)))
}

/** @param borders where the bytes are cut into pieces */
export function layOut(kind: Kind, bytes: Uint8Array, borders: number[] = []): LaidOut {
  const begun = begin(kind)
  let from = 0
  for (const to of [...borders, bytes.length]) {
    begun.layout.run(bytes.slice(from, to), from, 0, NO_PAUSE)
    from = to
  }
  begun.layout.end(bytes.length)
  return { ...begun, rows: rowsOf(begun.page) }
}

/** The text as it is shown, lines joined where they were split. */
export function textOf(kind: Kind, text: string): string {
  return decoder.decode(layOut(kind, bytesOf(text)).page.bytes)
}
