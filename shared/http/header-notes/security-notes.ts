import type { HeaderNote } from './header-note.ts'

/** Of what browsers are to allow, by name in lower case. */
export const SECURITY_NOTES: Record<string, HeaderNote> = {
  'strict-transport-security': {
    says: 'Tells browsers to reach this host only over https from now on.',
    source: 'RFC 6797 §6.1'
  },
  'content-security-policy': {
    says: 'What a page from here may load and run, directive by directive.',
    source: 'W3C CSP 3'
  },
  'content-security-policy-report-only': {
    says: 'A policy that is not enforced: what it would have forbidden is only reported.',
    source: 'W3C CSP 3'
  },
  'x-content-type-options': {
    says: 'With nosniff, browsers take the media type as it is said and do not guess.',
    source: 'WHATWG Fetch'
  },
  'x-frame-options': {
    says: 'Who may show the page in a frame; frame-ancestors of a Content-Security-Policy goes before it.',
    source: 'RFC 7034'
  },
  'referrer-policy': {
    says: 'How much of its URL a page tells to whom it links to.',
    source: 'W3C Referrer Policy'
  },
  'permissions-policy': {
    says: 'Which features of the browser a page and its frames may use.',
    source: 'W3C Permissions Policy'
  },
  'feature-policy': {
    says: 'The older form of Permissions-Policy.',
    source: 'W3C Permissions Policy'
  },
  'x-xss-protection': {
    says: 'Switched a filter of older browsers on or off; none of today’s has it.',
    source: 'not standardised'
  },
  'cross-origin-opener-policy': {
    says: 'Whether the page shares a browsing context with pages of other origins that open it.',
    source: 'WHATWG HTML'
  },
  'cross-origin-embedder-policy': {
    says: 'Whether the page embeds only what allows that by CORS or CORP.',
    source: 'WHATWG HTML'
  },
  'cross-origin-resource-policy': {
    says: 'Whose pages may embed this resource without CORS.',
    source: 'WHATWG Fetch'
  },
  'origin-agent-cluster': {
    says: 'Asks for an agent of its own for the origin, apart from others of its site.',
    source: 'WHATWG HTML'
  },
  'expect-ct': {
    says: 'Asked for certificate transparency, which browsers demand by now anyway.',
    source: 'RFC 9163'
  },
  'public-key-pins': {
    says: 'Pinned keys in browsers; they have given that up.',
    source: 'RFC 7469'
  },
  'report-to': {
    says: 'Where browsers send reports, in the form that Reporting-Endpoints has replaced.',
    source: 'W3C Reporting'
  },
  'reporting-endpoints': {
    says: 'Where browsers send reports about violations and failures.',
    source: 'W3C Reporting'
  },
  nel: {
    says: 'Which failures of the network browsers are to report.',
    source: 'W3C Network Error Logging'
  },
  'x-permitted-cross-domain-policies': {
    says: 'Which policy files Flash and Acrobat may read here.',
    source: 'not standardised'
  },
  'x-robots-tag': {
    says: 'What search engines may do with the page.',
    source: 'not standardised'
  }
}
