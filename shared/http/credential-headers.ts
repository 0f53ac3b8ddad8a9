/** Those of HTTP, and of services whose names say no more of it than these. */
const CREDENTIAL_HEADERS = new Set([
  'cookie',
  'set-cookie',
  'auth',
  'authentication',
  'x-auth',
  'x-authentication',
  'session',
  'x-session',
  'csrf',
  'x-csrf',
  'dd-application-key',
  'ocp-apim-subscription-key',
  'x-functions-key'
])

/** How the names of the others end, whichever service sends them: `X-Shop-Token`, `X-CSRFToken`, `Mcp-Session-Id`. */
const ENDINGS =
  /(?:(?:^|-)(?:authorization|secret|password|passwd|passphrase|jwt|jwt-assertion|credentials?|session-?(?:id|key)|(?:auth|access|private|secret)-?key)|api-?key|token)$/

/** What ends like a token, but finds a place or tells of a lock or a repetition (RFC 4918 §10.5, paging of services). */
const NO_TOKENS =
  /(?:^|-)(?:lock|page|next|continuation|cursor|pagination|sync|delta|change|resume|skip|idempotency|cancellation|cancel)-?token$/

/** Whether a header is a secret by its name, whatever it says. */
export function isCredentialHeader(name: string): boolean {
  const key = name.trim().toLowerCase()
  return CREDENTIAL_HEADERS.has(key) || (ENDINGS.test(key) && !NO_TOKENS.test(key))
}
