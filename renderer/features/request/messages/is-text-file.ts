/** So much of it is looked at, in bytes. */
const LOOKED_AT = 4096

/** Whether a file begins as a text in UTF-8 does: without a byte that is none of it, and without control characters. */
export async function isTextFile(file: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer())
  if (bytes.length === 0 || bytes.some(isControl)) return false
  try {
    // What is cut off at the end is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Not those that move to another place or line, and the escape that begins a colour. */
function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)
}
