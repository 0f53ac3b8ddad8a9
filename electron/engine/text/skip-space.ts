import type { SourceReader } from './text-source.ts'

/** Where the white space ends that begins at an offset. */
export function skipSpace(source: SourceReader, start: number): number {
  for (let at = start; ; ) {
    const piece = source.read(at)
    const found = piece.findIndex(byte => byte > 0x20)
    if (found >= 0 || piece.length === 0) return at + Math.max(found, 0)
    at += piece.length
  }
}
