/** A floating-point number so that it cannot be taken for an integer: `1.0`, `-0.0`, `NaN`, `1e+300`. */
export function doubleText(value: number): string {
  return withPoint(Object.is(value, -0) ? '-0' : String(value))
}

/** The same of one of 32 bits: the shortest decimal that means it, `0.1` and not `0.10000000149011612`. */
export function singleText(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return doubleText(short)
  }
  return doubleText(value)
}

/** IEEE 754 binary16, as CBOR has it (RFC 8949 appendix D). */
export function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >> 10) & 0x1f
  const fraction = half & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1024 + fraction) * 2 ** (exponent - 25)
}

function withPoint(text: string): string {
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}
