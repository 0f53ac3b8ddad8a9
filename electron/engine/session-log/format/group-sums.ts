import { crc32 } from 'node:zlib'

/** A group ends with so many entries, or so many bytes of their data, and with the batch that they were written in. */
export const GROUP_ENTRIES = 64
export const GROUP_BYTES = 64 * 1024

/** A checksum as it is written, little-endian: end u32, sum u32. */
export const SUM_BYTES = 8

/**
 * What some entries of a segment come to: CRC-32 of their data, and then of their index. Of the first ones that of the
 * head of the index stands before.
 */
export interface GroupSum {
  /** How many entries of the segment there are up to the last of them. The first is the one that follows the group before. */
  end: number
  sum: number
}

/** Where the checksum of a segment's first group begins. @param header see `printHeader` */
export function sumOfHeader(header: Buffer): number {
  return crc32(header)
}

export function printSums(sums: readonly GroupSum[]): Buffer {
  const bytes = Buffer.alloc(sums.length * SUM_BYTES)
  for (const [n, { end, sum }] of sums.entries()) {
    bytes.writeUInt32LE(end, n * SUM_BYTES)
    bytes.writeUInt32LE(sum, n * SUM_BYTES + 4)
  }
  return bytes
}

/** Those that can be: every group has an entry, and none has more than a group holds. */
export function parseSums(bytes: Buffer): GroupSum[] {
  const sums: GroupSum[] = []
  for (let n = 0; (n + 1) * SUM_BYTES <= bytes.length; n++) {
    const end = bytes.readUInt32LE(n * SUM_BYTES)
    const isPossible = end > (sums.at(-1)?.end ?? 0) && end > n && end <= (n + 1) * GROUP_ENTRIES
    if (isPossible) sums.push({ end, sum: bytes.readUInt32LE(n * SUM_BYTES + 4) })
  }
  return sums
}
