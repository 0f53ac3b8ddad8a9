import { closeSync, openSync } from 'node:fs'
import { fileFailure } from '../bodies/file-failure.ts'
import { writeAll } from './write-all.ts'

/** Most bytes that a filter finds: as many as the largest body has that one takes. */
export const MOST_RESULT_BYTES = 256 * 1024 * 1024

/**
 * Writes pieces of text into a new file, one after the other, as UTF-8. What goes beyond a limit is left off.
 * @param most bytes @returns how many bytes there are, and whether more was left off @throws ClientError IO
 */
export function writePieces(
  pieces: Iterable<string | Uint8Array>,
  path: string,
  most: number
): { size: number; isCut: boolean } {
  const file = openNew(path)
  try {
    let size = 0
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      const isCut = size + bytes.length > most
      const kept = isCut ? wholeCharacters(bytes, most - size) : bytes
      size += writeAll(file, kept, path)
      if (isCut) return { size, isCut }
    }
    return { size, isCut: false }
  } finally {
    closeSync(file)
  }
}

function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (cause) {
    throw fileFailure(cause, path)
  }
}

/** The first bytes of a text in UTF-8, fewer than are wanted where they would end inside of a character. */
function wholeCharacters(bytes: Uint8Array, count: number): Uint8Array {
  let end = count
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}
