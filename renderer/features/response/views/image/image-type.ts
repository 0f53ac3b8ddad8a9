/** Most bytes of a picture: it is of use only as a whole. */
export const MOST_IMAGE = 32 * 1024 * 1024

const SIGNATURES: [type: string, offset: number, bytes: string][] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/avif', 4, 'ftypavis']
]

/**
 * The type of a bitmap by its first bytes (WHATWG MIME Sniffing §6.1), whatever the server called it. SVG is none: it
 * can hold scripts, and is shown as text.
 */
export function imageTypeOf(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  return SIGNATURES.find(([, offset, mark]) => head.startsWith(mark, offset))?.[0]
}
