import { toByteText } from '../../http/byte-text.ts'
import { percentEncode } from '../percent-encode.ts'

/**
 * The path as it is signed (canonical URI). S3 takes it as it is, encoded once; the other services resolve dots and
 * empty segments and encode once more what is already encoded.
 * @param path as sent
 */
export function canonicalPath(path: string, service: string): string {
  const segments = path.split('/')
  if (isS3(service)) return segments.map(segment => percentEncode(decodePercent(segment))).join('/')
  return resolveDots(segments).map(percentEncode).join('/')
}

/** Also the variants of S3: Outposts, Express, Object Lambda. */
export function isS3(service: string): boolean {
  return service === 's3' || service === 's3express' || service.startsWith('s3-')
}

/** The bytes that a percent-encoded text stands for. */
export function decodePercent(text: string): Uint8Array {
  const decoded = toByteText(text).replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16))
  )
  return Buffer.from(decoded, 'latin1')
}

/** RFC 3986 §5.2.4, with `//` taken for `/`. */
function resolveDots(segments: string[]): string[] {
  const resolved: string[] = []
  for (const segment of segments) {
    if (segment === '..') resolved.pop()
    else if (segment !== '' && segment !== '.') resolved.push(segment)
  }
  const last = segments.at(-1)
  const folder = resolved.length > 0 && (last === '' || last === '.' || last === '..')
  return ['', ...resolved, ...(folder || resolved.length === 0 ? [''] : [])]
}
