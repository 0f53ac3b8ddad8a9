import { closeSync, openSync, readSync } from 'node:fs'
import { refusing, UNREADABLE } from './read-flag-file.ts'

/** What a pipe may bring that is a part of a form: the length of a form is told before it is sent. */
const MAX_BYTES = 64 * 1024 * 1024
const PIECE_BYTES = 64 * 1024

/**
 * All that comes out of a pipe, which is waited for.
 * @param what the flag and its value as typed
 * @param from its path, or its descriptor
 * @throws UsageError when it cannot be read, or brings more than 64 MiB
 */
export function readPipe(what: string, from: string | number): Buffer {
  return refusing(what, UNREADABLE.data, () => {
    const fd = typeof from === 'string' ? openSync(from, 'r') : from
    try {
      return readToEnd(fd)
    } finally {
      if (fd !== from) closeSync(fd)
    }
  })
}

function readToEnd(fd: number): Buffer {
  const pieces: Buffer[] = []
  for (let total = 0; ; ) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES)
    const size = readSync(fd, piece)
    if (size === 0) return Buffer.concat(pieces)
    total += size
    if (total > MAX_BYTES) throw new Error('it brings more than 64 MiB: save it as a file and send that')
    pieces.push(piece.subarray(0, size))
  }
}
