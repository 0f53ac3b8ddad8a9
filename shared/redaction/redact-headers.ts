import { isCredentialHeader } from '../http/credential-headers.ts'
import type { Header } from '../model/request.ts'
import { isPlacedSecret } from './placed-secret.ts'
import { MASK, type Redactor } from './redact-text.ts'

/** Credentials are masked as a whole, the others where they hold a secret. */
export function redactHeaders(headers: readonly Header[], redact: Redactor): Header[] {
  return headers.map(([name, value]) => [redact(name), redactHeaderValue(name, value, redact)])
}

export function redactHeaderValue(name: string, value: string, redact: Redactor): string {
  return isSecret(name, value, redact) ? MASK : redact(value)
}

function isSecret(name: string, value: string, redact: Redactor): boolean {
  return isCredentialHeader(name) || isPlacedSecret('header', name, value, redact.placed ?? [])
}

/** A head as it was written, of HTTP/1 or HTTP/2. Its line ends stay. */
export function redactHead(head: string, redact: Redactor): string {
  return head
    .split('\n')
    .map(line => {
      const [, name, value = ''] = /^(:?[^:\s]+:[ \t]*)(.*?)\r?$/s.exec(line) ?? []
      const header = name?.replace(/:[ \t]*$/, '')
      if (name === undefined || header === undefined || !isSecret(header, value, redact)) return redact(line)
      return line.replace(name + value, name + MASK)
    })
    .join('\n')
}
