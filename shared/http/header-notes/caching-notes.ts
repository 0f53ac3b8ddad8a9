import type { HeaderNote } from './header-note.ts'

/** Of caches, by name in lower case. */
export const CACHING_NOTES: Record<string, HeaderNote> = {
  'cache-control': {
    says: 'Who may keep the answer, for how long, and what has to be asked before it is used again.',
    source: 'RFC 9111 §5.2'
  },
  expires: {
    says: 'When the answer is stale; Cache-Control with max-age goes before it.',
    source: 'RFC 9111 §5.3'
  },
  age: {
    says: 'How many seconds ago the answer was made or checked at the origin: it came from a cache.',
    source: 'RFC 9111 §5.1'
  },
  vary: {
    says: 'Which headers of the request decide what the answer is; caches tell requests apart by them.',
    source: 'RFC 9110 §12.5.5'
  },
  pragma: {
    says: 'What was said to caches before Cache-Control; only no-cache was ever defined.',
    source: 'RFC 9111 §5.4'
  },
  warning: {
    says: 'More about the state of an answer that caches passed on; given up since.',
    source: 'RFC 9111 §5.5'
  },
  'cache-status': {
    says: 'How each cache on the way handled the request: hit, or forwarded, and why.',
    source: 'RFC 9211'
  },
  'cdn-cache-control': {
    says: 'What Cache-Control says, for the caches of content delivery networks alone.',
    source: 'RFC 9213'
  },
  'surrogate-control': {
    says: 'What Cache-Control says, for caches that stand before the origin on its behalf.',
    source: 'Edge Architecture Specification'
  },
  'x-cache': {
    says: 'Whether a cache on the way had the answer (HIT) or not (MISS), in words of its own.',
    source: 'not standardised'
  },
  'x-cache-hits': {
    says: 'How often the cache had given this answer before.',
    source: 'not standardised'
  },
  'cf-cache-status': {
    says: 'Whether Cloudflare’s cache had the answer.',
    source: 'Cloudflare'
  },
  'clear-site-data': {
    says: 'Tells a browser to drop what it keeps for this origin: cookies, storage, cache.',
    source: 'W3C Clear Site Data'
  }
}
