/** Bytes as hexadecimal digits, two for each, with a space between. */
export function printHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(' ')
}
