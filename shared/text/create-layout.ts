import { JsonLayout } from './json-layout.ts'
import { LineLayout } from './line-layout.ts'
import { MarkupLayout } from './markup-layout.ts'
import type { ReadAhead } from './markup-lookahead.ts'
import type { RowLayout } from './row-layout.ts'
import type { RowWriter } from './row-writer.ts'

export const LAYOUT_KINDS = ['lines', 'json', 'xml', 'html'] as const
export type LayoutKind = (typeof LAYOUT_KINDS)[number]

/** What a layout knows of a text beside the bytes that it is handed. */
export interface LayoutText {
  /** See `JsonLayout`. */
  guardEnd: number
  /** See `MarkupLayout`. */
  readAhead: ReadAhead
}

export function createLayout(kind: LayoutKind, writer: RowWriter, text: LayoutText): RowLayout {
  switch (kind) {
    case 'json':
      return new JsonLayout(writer, text.guardEnd)
    case 'lines':
      return new LineLayout(writer)
    default:
      return new MarkupLayout(writer, kind, text.readAhead)
  }
}
