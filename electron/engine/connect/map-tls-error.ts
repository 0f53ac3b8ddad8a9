import { ClientError } from '#shared/model/client-error.ts'
import type { Certificate } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'

/** Only codes are looked at: the texts of OpenSSL and BoringSSL differ. */
const TLS_REASONS: Record<string, string> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'plain-http',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'plain-http',
  ERR_SSL_HTTP_REQUEST: 'plain-http',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'version',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'version',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'client-certificate',
  ECONNRESET: 'closed',
  EPIPE: 'closed'
}

const CERTIFICATE_REASONS: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'hostname-mismatch',
  HOSTNAME_MISMATCH: 'hostname-mismatch',
  CERT_REVOKED: 'revoked'
}

/** Whether an error of a socket comes from TLS, also after the handshake: TLS 1.3 refuses clients only then. */
export function isTlsError(code: string | undefined): boolean {
  return code?.startsWith('ERR_SSL_') === true
}

export function tlsError(
  cause: NodeJS.ErrnoException,
  host: string,
  port: number,
  phase: PhaseName = 'tls'
): ClientError {
  const reason = (cause.code !== undefined && TLS_REASONS[cause.code]) || (cause.code ?? cause.message)
  return new ClientError('TLS', { reason, phase, facts: { host, port }, cause })
}

/** @param code what the verification found, such as `CERT_HAS_EXPIRED` (openssl-verification-options(1)) */
export function certificateError(
  code: string,
  chain: Certificate[],
  host: string,
  port: number
): ClientError {
  const reason = CERTIFICATE_REASONS[code] ?? code
  const culprit = findCulprit(reason, chain)
  return new ClientError('CERTIFICATE', {
    reason,
    phase: 'tls',
    facts: {
      host,
      port,
      subject: culprit?.subject ?? '',
      issuer: culprit?.issuer ?? '',
      validFrom: culprit?.validFrom ?? '',
      validTo: culprit?.validTo ?? '',
      san: culprit?.san.join(', ') || culprit?.subject || 'nobody'
    }
  })
}

/** The certificate that the reason speaks of: a date is often that of an issuer, an unknown issuer the last one's. */
function findCulprit(reason: string, chain: Certificate[]): Certificate | undefined {
  const now = new Date().toISOString()
  if (reason === 'expired') return chain.find(({ validTo }) => validTo !== '' && validTo < now) ?? chain[0]
  if (reason === 'not-yet-valid') return chain.find(({ validFrom }) => validFrom > now) ?? chain[0]
  return reason === 'unknown-issuer' ? chain.at(-1) : chain[0]
}
