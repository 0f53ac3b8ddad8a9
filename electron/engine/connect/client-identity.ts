import { type KeyObject, X509Certificate } from 'node:crypto'
import tls from 'node:tls'
import { systemCodeOf } from '#shared/model/system-code.ts'
import type { ClientCertificate } from '#shared/model/tls-settings.ts'
import { onOneLine } from './describe-certificate.ts'
import { readPkcs12 } from './pkcs12-identity.ts'
import { readPrivateKey } from './private-key.ts'
import { splitPem } from './trust-store.ts'
import { unusableSetting } from './unusable-setting.ts'

/** Who we are to a server that asks, checked to be usable. */
export interface ClientIdentity {
  subject: string
  /** What makes a context show it. */
  options: Pick<tls.SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>
}

/** @throws ClientError BUILD at the field that cannot be used: a certificate without its key is silently not sent */
export function readClientIdentity(settings: ClientCertificate): ClientIdentity {
  if (settings.kind === 'pkcs12') return readPkcs12(settings.bytes, settings.passphrase)
  const certificates = readCertificates(settings.certificate)
  const key = readPrivateKey(settings.key, settings.passphrase)
  const own = certificates.find(certificate => isKeyOf(key, certificate))
  if (!own) throw foreignKey(certificates)
  // The certificate itself goes first (RFC 8446 §4.4.2), in whatever order the file has them.
  const cert = [own, ...certificates.filter(other => other !== own)].map(String).join('\n')
  const options = { cert, key: key.export({ type: 'pkcs8', format: 'pem' }) }
  checkStrength(options)
  return { subject: onOneLine(own.subject), options }
}

function readCertificates(text: string): X509Certificate[] {
  const pems = splitPem(text)
  const field = 'tls.clientCertificate.certificate'
  if (pems.length === 0)
    throw unusableSetting(
      field,
      'There is no certificate in this text: it has to hold “-----BEGIN CERTIFICATE-----”.'
    )
  try {
    return pems.map(pem => new X509Certificate(pem))
  } catch (cause) {
    throw unusableSetting(field, 'The client certificate is damaged: it cannot be read.', cause)
  }
}

function isKeyOf(key: KeyObject, certificate: X509Certificate): boolean {
  try {
    return certificate.checkPrivateKey(key)
  } catch {
    // Keys that cannot be compared are not the same.
    return false
  }
}

function foreignKey([first]: X509Certificate[]) {
  const subject = onOneLine(first?.subject)
  return unusableSetting(
    'tls.clientCertificate.key',
    `This key does not belong to the certificate “${subject}”.`
  )
}

/** What TLS itself refuses to show is refused before anything is opened. */
function checkStrength(options: ClientIdentity['options']): void {
  try {
    tls.createSecureContext({ ...options, ca: [] })
  } catch (cause) {
    throw unusableSetting(
      'tls.clientCertificate.certificate',
      `The client certificate is refused by this TLS library (${systemCodeOf(cause) ?? 'unknown reason'}): its key or its signature is probably too weak.`,
      cause
    )
  }
}
