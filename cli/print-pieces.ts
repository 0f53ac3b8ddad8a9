import { once } from 'node:events'

/** Writes to standard output no faster than that is read. What it cannot take is said in `sonde.ts`. */
export async function printPieces(
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
): Promise<void> {
  for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}
