/** Base64 with padding (RFC 4648 §4), on one line. */
export function encodeBase64(bytes: Uint8Array): string {
  let signs = ''
  for (const byte of bytes) signs += String.fromCharCode(byte)
  return btoa(signs)
}
