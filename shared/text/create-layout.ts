import { JsonLayout } from './json-layout.ts'
import { LineLayout } from './line-layout.ts'
import type { RowLayout } from './row-layout.ts'
import type { RowWriter } from './row-writer.ts'

export const LAYOUT_KINDS = ['lines', 'json'] as const
export type LayoutKind = (typeof LAYOUT_KINDS)[number]

/** @param guardEnd see `JsonLayout` */
export function createLayout(kind: LayoutKind, writer: RowWriter, guardEnd = 0): RowLayout {
  return kind === 'json' ? new JsonLayout(writer, guardEnd) : new LineLayout(writer)
}
