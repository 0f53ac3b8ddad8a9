import type { ParsedBytes } from './parsed-bytes.ts'

/** Bytes of hexadecimal digits, two for each. Between bytes may be white space, colons or commas, and `0x` before them. */
export function parseHex(text: string): ParsedBytes {
  const bytes = new Uint8Array(Math.floor(text.length / 2))
  const next = /([\s:,]+)|0x(?=[0-9a-f]{2})|([0-9a-f]{2})/iy
  let size = 0
  while (next.lastIndex < text.length) {
    const at = next.lastIndex
    const match = next.exec(text)
    if (!match) return { problem: whatIsWrong(text, at) }
    if (match[2] !== undefined) bytes[size++] = Number.parseInt(match[2], 16)
  }
  return { bytes: bytes.slice(0, size) }
}

function whatIsWrong(text: string, at: number): string {
  const isHalf = /[0-9a-f]/i.test(text[at] ?? '')
  const wrong = isHalf && /[^\s:,]/.test(text[at + 1] ?? '') ? at + 1 : at
  if (isHalf && wrong === at) return `Not hex at character ${at + 1}: a byte has two digits.`
  const sign = String.fromCodePoint(text.codePointAt(wrong) ?? 0)
  return `Not hex at character ${wrong + 1}: “${sign}” is no digit of it.`
}
