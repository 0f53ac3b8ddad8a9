import { readSlice, withFile } from './file-slice.ts'

/** Bytes of a file. */
export interface Place {
  offset: number
  length: number
}

/** What lies between two places is read with them where it is no longer than this. */
const GAP_BYTES = 16 * 1024
const AT_ONCE_BYTES = 4 * 1024 * 1024

/**
 * Some places of a file, each shorter where it ends, in few readings.
 * @param places in their order
 */
export async function readPieces(path: string, places: readonly Place[]): Promise<Buffer[]> {
  const pieces = await withFile(path, async file => {
    const found: Buffer[] = []
    for (let first = 0; first < places.length; ) {
      const last = lastOfRun(places, first)
      const start = places[first]?.offset ?? 0
      const bytes = await readSlice(file, start, endOf(places[last]) - start)
      for (const { offset, length } of places.slice(first, last + 1))
        found.push(bytes.subarray(Math.max(0, offset - start), Math.max(0, offset - start + length)))
      first = last + 1
    }
    return found
  })
  return pieces ?? places.map(() => Buffer.alloc(0))
}

function lastOfRun(places: readonly Place[], first: number): number {
  const start = places[first]?.offset ?? 0
  let last = first
  for (let next = places[last + 1]; next; next = places[last + 1]) {
    const end = endOf(places[last])
    // Only a damaged index has places that go back.
    const isNear = next.offset >= end && next.offset - end <= GAP_BYTES
    if (!isNear || endOf(next) - start > AT_ONCE_BYTES) break
    last++
  }
  return last
}

function endOf(place: Place | undefined): number {
  return place ? place.offset + place.length : 0
}
