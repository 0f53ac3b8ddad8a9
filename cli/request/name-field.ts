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

/** A field of a request or of its settings as it was typed on the command line, but for credentials. */
export function nameField(field: string, { headers = [] }: Pick<RequestParts, 'headers'>): string {
  const header = headers[Number(/^headers\.(\d+)\./.exec(field)?.[1])]
  if (header) {
    const [name, value] = header
    return `--header “${name}: ${redactHeaderValue(name, value, text => text)}”`
  }
  return FLAGS.find(([name]) => field === name || field.startsWith(`${name}.`))?.[1] ?? field
}
