import type { ClientCertificate, TlsSettings } from '#shared/model/tls-settings.ts'
import { NO_AUTHORITIES, NO_IDENTITY } from '../exit-statuses.ts'
import { UsageError } from '../usage-error.ts'
import { readFlagFile } from './read-flag-file.ts'
import type { RequestValues } from './request-values.ts'

/** @throws UsageError for a file that cannot be read, and flags that lack the one they go with */
export function readTls(values: RequestValues): TlsSettings {
  const clientCertificate = readClientCertificate(values)
  return {
    ca: values['ca-cert']?.map(readAuthorities),
    pins: values.pin,
    serverName: values['server-name'],
    minVersion: values['tls1.3'] ? 'TLSv1.3' : undefined,
    ...(clientCertificate && { clientCertificate })
  }
}

function readAuthorities(path: string): string {
  return readFlagFile(`--ca-cert ${path}`, path, NO_AUTHORITIES).toString('utf8')
}

function readClientCertificate(values: RequestValues): ClientCertificate | undefined {
  const path = values['client-cert']
  const keyPath = values['client-key']
  const passphrase = values['client-key-passphrase']
  if (path === undefined) {
    if (keyPath !== undefined) throw new UsageError('--client-key: it needs --client-cert')
    if (passphrase !== undefined) throw new UsageError('--client-key-passphrase: it needs --client-cert')
    return undefined
  }
  const bytes = readFlagFile(`--client-cert ${path}`, path, NO_IDENTITY)
  const secret = passphrase === undefined ? {} : { passphrase }
  const text = bytes.toString('latin1')
  if (!text.includes('-----BEGIN ')) return { kind: 'pkcs12', bytes, ...secret }
  const key =
    keyPath === undefined
      ? text
      : readFlagFile(`--client-key ${keyPath}`, keyPath, NO_IDENTITY).toString('latin1')
  return { kind: 'pem', certificate: text, key, ...secret }
}
