import type { FileHandle } from 'node:fs/promises'

/**
 * Writes all of the bytes, one piece behind the other: a disk that fills up takes a part of them first, and refuses
 * only the rest. @returns how many they were
 */
export async function writeFully(
  file: FileHandle,
  pieces: readonly Uint8Array[],
  position: number
): Promise<number> {
  const total = pieces.reduce((sum, piece) => sum + piece.byteLength, 0)
  let left = pieces
  let done = 0
  while (done < total) {
    const { bytesWritten } = await file.writev(left, position + done)
    done += bytesWritten
    if (done < total) left = withoutFirst(left, bytesWritten)
  }
  return done
}

function withoutFirst(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let from = bytes
  return pieces.flatMap(piece => {
    const rest = piece.subarray(Math.min(from, piece.byteLength))
    from -= piece.byteLength - rest.byteLength
    return rest.byteLength > 0 ? [rest] : []
  })
}
