import { once } from 'node:events'

export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** Writes to standard output no faster than that is read. What it cannot take is said in `standard-output.ts`. */
export async function printPieces(pieces: Pieces): Promise<void> {
  for await (const piece of pieces) {
    if (!process.stdout.writable) return
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain').catch(() => {})
  }
}
