import { X509Certificate } from 'node:crypto'
import { PassThrough } from 'node:stream'
import tls from 'node:tls'
import type { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import type { ClientIdentity } from './client-identity.ts'
import { onOneLine } from './describe-certificate.ts'
import { unusableSetting } from './unusable-setting.ts'

const FILE_FIELD = 'tls.clientCertificate.bytes'
const PASSPHRASE_FIELD = 'tls.clientCertificate.passphrase'

/**
 * A certificate with its key out of a PKCS#12 file (RFC 7292). OpenSSL itself sees to it that the two belong together.
 * @throws ClientError BUILD at the file or its passphrase
 */
export function readPkcs12(bytes: Uint8Array, passphrase: string | undefined): ClientIdentity {
  const options = { pfx: Buffer.from(bytes), ...(passphrase !== undefined && { passphrase }) }
  let context: tls.SecureContext
  try {
    context = tls.createSecureContext({ ...options, ca: [] })
  } catch (cause) {
    throw explain(cause, bytes, passphrase)
  }
  return { subject: readSubject(context), options }
}

/** Only a socket tells what certificate a context holds; it need not be connected to anything. */
function readSubject(secureContext: tls.SecureContext): string {
  const socket = new tls.TLSSocket(new PassThrough(), { secureContext })
  const certificate = socket.getCertificate()
  socket.destroy()
  return certificate && 'raw' in certificate ? onOneLine(new X509Certificate(certificate.raw).subject) : ''
}

function explain(cause: unknown, bytes: Uint8Array, passphrase: string | undefined): ClientError {
  const code = systemCodeOf(cause)
  if (code === 'ERR_CRYPTO_UNSUPPORTED_OPERATION')
    return unusableSetting(
      FILE_FIELD,
      'This PKCS#12 file is encrypted in a way that this runtime has given up as too weak. “openssl pkcs12 -legacy -in old.p12 -nodes | openssl pkcs12 -export -out new.p12” makes a current one of it.',
      cause
    )
  if (code === 'ERR_CRYPTO_OPERATION_FAILED')
    return unusableSetting(
      FILE_FIELD,
      'This PKCS#12 file does not hold both a certificate and the key that belongs to it.',
      cause
    )
  if (code?.startsWith('ERR_SSL_'))
    return unusableSetting(
      FILE_FIELD,
      `The certificate in this PKCS#12 file is refused by this TLS library (${code}): its key or its signature is probably too weak.`,
      cause
    )
  if (!isWholePkcs12(bytes))
    return unusableSetting(FILE_FIELD, 'This is no PKCS#12 file, or only a part of one.', cause)
  // A failed check of the whole bears no code; but the file is whole, so that it is the passphrase that does not fit.
  return unusableSetting(
    PASSPHRASE_FIELD,
    passphrase === undefined
      ? 'The PKCS#12 file is encrypted: it needs its passphrase.'
      : 'The passphrase does not open the PKCS#12 file.',
    cause
  )
}

/** `PFX ::= SEQUENCE { version INTEGER (3), … }` (RFC 7292 §4), and as long as it says, where it says so. */
function isWholePkcs12(bytes: Uint8Array): boolean {
  const [tag, first = 0] = bytes
  const lengthBytes = first & 0x80 ? first & 0x7f : 0
  const start = 2 + lengthBytes
  const startsRight = tag === 0x30 && Buffer.from(bytes.subarray(start, start + 3)).equals(VERSION_3)
  if (!startsRight || lengthBytes > 4) return false
  if (first === INDEFINITE_LENGTH) return true
  const length = lengthBytes === 0 ? first : Buffer.from(bytes).readUIntBE(2, lengthBytes)
  return bytes.length >= start + length
}

const VERSION_3 = Buffer.from([2, 1, 3])
/** BER, as older browsers wrote it. */
const INDEFINITE_LENGTH = 0x80
