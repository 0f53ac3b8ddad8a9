/** The methods that are offered; any other token can be typed. QUERY: draft-ietf-httpbis-safe-method-w-body. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE'] as const

/** Methods are case-sensitive (RFC 9110 §9.1), which few expect: a word about `post`. */
export function methodHint(method: string): string | undefined {
  const meant = METHODS.find(name => name === method.toUpperCase())
  if (meant === undefined || meant === method) return undefined
  return `Methods are case-sensitive and sent as typed: “${method}” is not ${meant} to a server.`
}
