/**
 * What a session of messages went over, as it is called in lists. Undefined where a log was imported without its
 * handshake, which alone says what it was opened for.
 * @param url that was asked for; empty where it is not known
 */
export function sessionKind(url: string): 'WS' | 'SSE' | undefined {
  if (/^wss?:/i.test(url)) return 'WS'
  return url === '' ? undefined : 'SSE'
}
