const ROW = 16

/**
 * Bytes as `hexdump -C` shows them: offset, hexadecimal, and ASCII with a dot for what cannot be printed.
 * @param offset where the bytes stand in their whole
 */
export function hexDump(bytes: Uint8Array, offset = 0): string {
  const rows: string[] = []
  for (let at = 0; at < bytes.length; at += ROW) {
    const row = [...bytes.subarray(at, at + ROW)]
    const cells = row.map(byte => byte.toString(16).padStart(2, '0'))
    const left = cells.slice(0, 8).join(' ')
    const right = cells.slice(8).join(' ')
    const ascii = row.map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    rows.push(
      `${(offset + at).toString(16).padStart(8, '0')}  ${left.padEnd(23)}  ${right.padEnd(23)}  ${ascii}`
    )
  }
  return rows.join('\n')
}
