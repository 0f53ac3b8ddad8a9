import type { Header } from '../model/request.ts'
import { MASK, type Redactor } from './redact-text.ts'

/** Those of HTTP, and what services have their keys and tokens sent in. */
const CREDENTIAL_HEADERS = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'api-key',
  'apikey',
  'dd-api-key',
  'ocp-apim-subscription-key',
  'private-token',
  'x-access-token',
  'x-amz-security-token',
  'x-api-key',
  'x-auth-key',
  'x-auth-token',
  'x-functions-key',
  'x-goog-api-key',
  'x-session-token',
  'x-shopify-access-token',
  'x-vault-token'
])

/** Whether a header is a secret by its name, whatever it says. */
export function isCredentialHeader(name: string): boolean {
  return CREDENTIAL_HEADERS.has(name.trim().toLowerCase())
}

/** Credentials are masked as a whole, the others where they hold a secret. */
export function redactHeaders(headers: readonly Header[], redact: Redactor): Header[] {
  return headers.map(([name, value]) => [redact(name), redactHeaderValue(name, value, redact)])
}

export function redactHeaderValue(name: string, value: string, redact: Redactor): string {
  return isCredentialHeader(name) ? MASK : redact(value)
}

/** A head as it was written, of HTTP/1 or HTTP/2. Its line ends stay. */
export function redactHead(head: string, redact: Redactor): string {
  return head
    .split('\n')
    .map(line => {
      const [, name, value = ''] = /^(:?[^:\s]+:[ \t]*)(.*?)\r?$/s.exec(line) ?? []
      if (name === undefined || !isCredentialHeader(name.replace(/:[ \t]*$/, ''))) return redact(line)
      return line.replace(name + value, name + MASK)
    })
    .join('\n')
}
