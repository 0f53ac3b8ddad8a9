/** The methods that are offered; any other token can be typed. QUERY: draft-ietf-httpbis-safe-method-w-body. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE'] as const

/** The others of IANA's registry of methods that a client sends by itself. */
const OTHERS =
  'ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT COPY LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE ORDERPATCH PROPFIND PROPPATCH REBIND REPORT SEARCH UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL'.split(
    ' '
  )
const KNOWN: ReadonlySet<string> = new Set([...METHODS, ...OTHERS])

/** The method that is known by that name, in whatever case it was typed. */
export function knownMethod(typed: string): string | undefined {
  const name = typed.toUpperCase()
  return KNOWN.has(name) ? name : undefined
}

/** Methods are case-sensitive (RFC 9110 §9.1), which few expect: a word about `post`. */
export function methodHint(method: string): string | undefined {
  const meant = knownMethod(method)
  if (meant === undefined || meant === method) return undefined
  return `Methods are case-sensitive and sent as typed: “${method}” is not ${meant} to a server.`
}
