import type { HeaderNote } from './header-note.ts'

/** Of CORS: what pages of other origins may read, by name in lower case. */
export const CORS_NOTES: Record<string, HeaderNote> = {
  'access-control-allow-origin': {
    says: 'The origin whose pages may read the answer; * is any, but without credentials.',
    source: 'WHATWG Fetch'
  },
  'access-control-allow-credentials': {
    says: 'With true, pages may read the answer also when cookies or credentials went along.',
    source: 'WHATWG Fetch'
  },
  'access-control-allow-methods': {
    says: 'To a preflight: the methods that the request itself may have.',
    source: 'WHATWG Fetch'
  },
  'access-control-allow-headers': {
    says: 'To a preflight: the headers that the request itself may have.',
    source: 'WHATWG Fetch'
  },
  'access-control-expose-headers': {
    says: 'The headers of the answer that scripts may read, beyond the few that they always may.',
    source: 'WHATWG Fetch'
  },
  'access-control-max-age': {
    says: 'For how many seconds the answer to a preflight may be kept.',
    source: 'WHATWG Fetch'
  },
  'access-control-allow-private-network': {
    says: 'To a preflight: the request may go on to a private network.',
    source: 'WICG Private Network Access'
  },
  'timing-allow-origin': {
    says: 'The origins whose pages may see the exact times of this request.',
    source: 'W3C Resource Timing'
  }
}
