import type { RequestParts } from '#shared/client/build-request.ts'
import { redactHeaderValue } from '#shared/redaction/redact-headers.ts'

/** The flags by which the fields of the settings are given, the narrower ones first. */
const FLAGS: [field: string, flag: string][] = [
  ['tls.clientCertificate.passphrase', '--client-key-passphrase'],
  ['tls.clientCertificate.key', '--client-key'],
  ['tls.clientCertificate', '--client-cert'],
  ['tls.ca', '--ca-cert'],
  ['tls.pins', '--pin'],
  ['tls.serverName', '--server-name'],
  ['proxy', '--proxy'],
  ['resolve', '--resolve'],
  ['unixSocket', '--unix-socket'],
  ['auth.token', '--bearer'],
  ['auth.name', '--api-key'],
  ['auth.value', '--api-key'],
  ['auth', '--user'],
  ['body.parts', '--form'],
  ['body', '--data'],
  ['saveTo', '--output'],
  ['method', '--request']
]

/** What fields are named by. */
export type NamedParts = Pick<RequestParts, 'headers' | 'multipart'>

/** A field of a request or of its settings as it was typed on the command line, but for credentials. */
export function nameField(field: string, { headers = [], multipart = [] }: NamedParts): string {
  const header = headers[indexIn(field, 'headers')]
  if (header) {
    const [name, value] = header
    return `--header “${name}: ${redactHeaderValue(name, value, text => text)}”`
  }
  const part = multipart[indexIn(field, 'body.parts')]
  if (part) return `--form ${part.name}`
  return FLAGS.find(([name]) => field === name || field.startsWith(`${name}.`))?.[1] ?? field
}

/** Of the one that a field is of, such as `headers.2.name`; NaN where it is of none. */
function indexIn(field: string, list: string): number {
  return field.startsWith(`${list}.`) ? Number.parseInt(field.slice(list.length + 1), 10) : Number.NaN
}
