import type { ErrorCode } from './error-codes.ts'

const WORDS: Record<ErrorCode, string> = {
  BUILD: 'not sent',
  DNS: 'name not resolved',
  CONNECT: 'no connection',
  PROXY: 'proxy failed',
  TLS: 'no secure connection',
  CERTIFICATE: 'certificate refused',
  PIN: 'another key than pinned',
  TIMEOUT: 'timed out',
  PROTOCOL: 'answer not understood',
  CONNECTION_CLOSED: 'connection closed',
  REDIRECT: 'redirect not followed',
  BODY_LIMIT: 'body too large',
  IO: 'file failed',
  ABORTED: 'cancelled',
  INTERNAL: 'fault in Sonde'
}

const KNOWN: ReadonlyMap<string, string> = new Map(Object.entries(WORDS))

/** A failure where there is room for a few words: alone, a code would read like a method. What nobody knows is as it is. */
export function shortError(code: string): string {
  const words = KNOWN.get(code)
  return words === undefined ? code : `${words} (${code})`
}
