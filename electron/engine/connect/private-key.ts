import { createPrivateKey, type KeyObject } from 'node:crypto'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { unusableSetting } from './unusable-setting.ts'

const KEY_FIELD = 'tls.clientCertificate.key'
const PASSPHRASE_FIELD = 'tls.clientCertificate.passphrase'

const PEM_KEY = /-----BEGIN ([A-Z ]*)PRIVATE KEY-----[\s\S]+?-----END \1PRIVATE KEY-----/

/**
 * The first private key in a PEM text, whatever stands around it.
 * @throws ClientError BUILD at the key or its passphrase
 */
export function readPrivateKey(text: string, passphrase: string | undefined): KeyObject {
  const [pem] = PEM_KEY.exec(text) ?? []
  if (pem === undefined)
    throw unusableSetting(
      KEY_FIELD,
      'There is no private key in this text: it has to hold “-----BEGIN PRIVATE KEY-----” or a kind of it.'
    )
  // PKCS#8 (RFC 7468 §11), or the older form with a header in the PEM (RFC 1421 §4.6.1.1).
  const encrypted = /^-----BEGIN ENCRYPTED |^Proc-Type: ?4,ENCRYPTED/m.test(pem)
  if (encrypted && passphrase === undefined)
    throw unusableSetting(PASSPHRASE_FIELD, 'The key is encrypted: it needs its passphrase.')
  try {
    return createPrivateKey({ key: pem, ...(encrypted && { passphrase }) })
  } catch (cause) {
    if (!encrypted) throw unusableSetting(KEY_FIELD, 'The key is damaged: it cannot be read.', cause)
    if (systemCodeOf(cause) === 'ERR_OSSL_EVP_UNSUPPORTED')
      throw unusableSetting(
        KEY_FIELD,
        'The key is encrypted in a way that this runtime has given up as too weak. “openssl pkcs8 -topk8” makes a current one of it.',
        cause
      )
    // With a wrong passphrase the padding fits once in a few hundred times, and what comes out makes no sense.
    throw unusableSetting(PASSPHRASE_FIELD, 'The passphrase does not open the key.', cause)
  }
}
