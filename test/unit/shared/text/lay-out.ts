import { createLayout, type LayoutKind } from '#shared/text/create-layout.ts'
import { NO_PAUSE, type RowLayout } from '#shared/text/row-layout.ts'
import { RowPage } from '#shared/text/row-page.ts'
import { RowWriter } from '#shared/text/row-writer.ts'

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

/** @param bytes of all the text, for a layout that looks ahead @param stride it is handed so many of them at once */
export function begin(
  kind: LayoutKind,
  bytes: Uint8Array = new Uint8Array(),
  stride = Infinity
): Omit<LaidOut, 'rows'> {
  const page = new RowPage()
  const writer = new RowWriter(page)
  const readAhead = (offset: number) => bytes.subarray(offset, offset + stride)
  return { page, writer, layout: createLayout(kind, writer, { guardEnd: 0, readAhead }) }
}

export function rowsOf(page: RowPage): string[] {
  return Array.from({ length: page.count }, (_, index) => decoder.decode(page.rowBytes(index)))
}

/** @param borders where the bytes are cut into pieces */
export function layOut(kind: LayoutKind, bytes: Uint8Array, borders: number[] = []): LaidOut {
  const begun = begin(kind, bytes, borders[0])
  let from = 0
  for (const to of [...borders, bytes.length]) {
    begun.layout.run(bytes.slice(from, to), from, 0, NO_PAUSE)
    from = to
  }
  begun.layout.end(bytes.length)
  return { ...begun, rows: rowsOf(begun.page) }
}

/** The text as it is shown, lines joined where they were split. */
export function textOf(kind: LayoutKind, text: string): string {
  return decoder.decode(layOut(kind, bytesOf(text)).page.bytes)
}
