import { utcMinute } from '#shared/format/utc-minute.ts'
import type { Certificate, FailedHandshake, TlsInfo } from '#shared/model/tls-info.ts'

/** A TLS session, or how far a handshake came, line by line: what was agreed on, and the chain from the leaf up. */
export function describeTls(tls: TlsInfo | FailedHandshake): string[] {
  const { version, cipher, keyExchange, alpn, sni } = tls
  const agreed = [
    version ?? 'TLS, nothing agreed on',
    cipher,
    keyExchange,
    alpn === undefined ? 'no ALPN' : `ALPN ${alpn}`,
    sni !== undefined && `SNI ${sni}`,
    'resumed' in tls && tls.resumed && 'resumed'
  ]
  return [
    agreed.filter(part => typeof part === 'string').join(', '),
    ...tls.chain.map(describeCertificate),
    ...('authorized' in tls ? [describeTrust(tls)] : [])
  ]
}

function describeCertificate(
  { subject, issuer, validFrom, validTo, san }: Certificate,
  index: number
): string {
  const names = san.length > 0 ? `, for ${san.join(', ')}` : ''
  return `  ${index}: ${subject}, by ${issuer}, ${utcMinute(validFrom)} to ${utcMinute(validTo)}${names}`
}

function describeTrust({ authorized, authorizationError, pinned }: TlsInfo): string {
  const trust = authorized
    ? 'certificate verified'
    : `certificate not verified: ${authorizationError ?? 'unknown'}`
  return pinned === undefined ? trust : `${trust}, pinned ${pinned}`
}
