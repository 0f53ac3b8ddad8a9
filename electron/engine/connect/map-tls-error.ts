import { ClientError } from '#shared/model/client-error.ts'
import type { PhaseName } from '#shared/model/phases.ts'

/** Only codes are looked at: the texts of OpenSSL and BoringSSL differ. */
const TLS_REASONS: Record<string, string> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-tls',
  ERR_SSL_HTTP_REQUEST: 'not-tls',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'version',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'unknown-name',
  ERR_SSL_DH_KEY_TOO_SMALL: 'weak-exchange',
  ECONNRESET: 'closed',
  EPIPE: 'closed'
}

/**
 * The alerts of RFC 8446 §6.2 by the name that ends their code: what stands before it depends on the TLS library and
 * its version. Those about certificates are about ours: they come from the server.
 */
const ALERT_REASONS: Record<string, string> = {
  PROTOCOL_VERSION: 'version',
  HANDSHAKE_FAILURE: 'nothing-in-common',
  INSUFFICIENT_SECURITY: 'nothing-in-common',
  NO_APPLICATION_PROTOCOL: 'alpn',
  UNRECOGNIZED_NAME: 'unknown-name',
  CERTIFICATE_REQUIRED: 'client-certificate',
  BAD_CERTIFICATE: 'client-certificate-refused',
  UNSUPPORTED_CERTIFICATE: 'client-certificate-refused',
  CERTIFICATE_UNKNOWN: 'client-certificate-refused',
  ACCESS_DENIED: 'client-certificate-refused',
  DECRYPT_ERROR: 'client-certificate-refused',
  UNKNOWN_CA: 'client-certificate-unknown-ca',
  CERTIFICATE_EXPIRED: 'client-certificate-expired',
  CERTIFICATE_REVOKED: 'client-certificate-revoked'
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
  return new ClientError('TLS', { reason: reasonOf(cause), phase, facts: { host, port }, cause })
}

export interface BrokenHandshake {
  host: string
  port: number
  /** The server had shown its certificate: it found the versions, the ciphers and the name to its liking. */
  wasPresented: boolean
  /** There was a client certificate to show. */
  hasIdentity: boolean
  /** The protocols that it could choose from. */
  offered: readonly string[]
}

/** The error of a handshake that was not completed. More is known of it than of one that comes later. */
export function handshakeError(cause: NodeJS.ErrnoException, handshake: BrokenHandshake): ClientError {
  let reason = reasonOf(cause)
  // TLS 1.2 has no alert for it (RFC 5246 §7.4.6); at this point nothing else is left to disagree about.
  if (reason === 'nothing-in-common' && handshake.wasPresented) reason = 'client-certificate-refused'
  if (reason === 'client-certificate-refused' && !handshake.hasIdentity) reason = 'client-certificate'
  // Whoever wants another version can be helped; here there is none left.
  if (reason === 'alpn' && handshake.offered.length > 1) reason = 'no-http'
  const { host, port } = handshake
  return new ClientError('TLS', {
    reason,
    phase: 'tls',
    facts: { host, port, offered: handshake.offered.join(' nor ') },
    cause
  })
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === undefined) return message
  const [, alert = ''] = /_ALERT_([A-Z_]+)$/.exec(code) ?? []
  return TLS_REASONS[code] ?? ALERT_REASONS[alert] ?? code
}
