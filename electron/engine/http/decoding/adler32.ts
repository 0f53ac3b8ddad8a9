const MODULUS = 65_521
/** After so many bytes the sums are still below 2^31, where they are fast. */
const RUN_BYTES = 3800

/** RFC 1950 §8.2. @param value of what came before, 1 for the beginning */
export function adler32(bytes: Uint8Array, value: number): number {
  let low = value & 0xffff
  let high = value >>> 16
  const size = bytes.byteLength
  for (let at = 0; at < size; ) {
    const end = Math.min(at + RUN_BYTES, size)
    // Four at once take half the time.
    for (; at + 4 <= end; at += 4) {
      const [a, b, c, d] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0]
      high += 4 * (low + a) + 3 * b + 2 * c + d
      low += a + b + c + d
    }
    for (; at < end; at++) {
      low += bytes[at] ?? 0
      high += low
    }
    low %= MODULUS
    high %= MODULUS
  }
  return high * 65_536 + low
}
