import { createHash, X509Certificate } from 'node:crypto'
import type { TlsSettings } from '#shared/model/tls-settings.ts'
import { CertificateShelf } from './certificate-shelf.ts'
import { readClientIdentity } from './client-identity.ts'
import { readPin } from './pins.ts'
import { readServerName } from './server-name.ts'
import { TlsContext } from './tls-context.ts'
import { TlsProfile } from './tls-profile.ts'
import { readTrustedRoots, splitPem, type TrustedRoots } from './trust-store.ts'
import { unusableSetting } from './unusable-setting.ts'

/** A context holds every trusted authority, some megabytes: those that were not used for longest go. */
const MAX_CONTEXTS = 32

type ContextSettings = Pick<TlsSettings, 'ca' | 'clientCertificate' | 'minVersion'>

/** The profiles of one client. What is costly about them is made once, and shared. */
export class TlsProfiles {
  /** What servers have shown over all of them. */
  readonly shelf = new CertificateShelf()
  readonly #trust: readonly string[]
  /** The one used last is the last. */
  readonly #contexts = new Map<string, TlsContext>()
  #roots: TrustedRoots | undefined

  /** @param trust authorities that are trusted beyond those of the machine, as PEM */
  constructor(trust: readonly string[] = []) {
    this.#trust = trust.flatMap(splitPem)
  }

  /**
   * TLS 1.2 and 1.3 only: what is older is broken (RFC 8996).
   * @throws ClientError BUILD at the field of the settings that cannot be used
   */
  find({ serverName: typedName, pins: typedPins = [], ...settings }: TlsSettings): TlsProfile {
    const serverName = typedName === undefined ? undefined : readServerName(typedName)
    const pins = typedPins.map((pin, index) => readPin(pin, `tls.pins.${index}`))
    const contextKey = keyOf(settings)
    const shared = this.#findContext(contextKey, settings)
    const isPlain = contextKey === '' && serverName === undefined && pins.length === 0
    return new TlsProfile({
      key: isPlain ? '' : hash([contextKey, serverName, pins]),
      shared,
      sharedForProxy: settings.clientCertificate ? this.#findWithoutIdentity(settings) : shared,
      serverName,
      pins
    })
  }

  #findWithoutIdentity({ clientCertificate: _, ...others }: ContextSettings): TlsContext {
    return this.#findContext(keyOf(others), others)
  }

  #findContext(key: string, settings: ContextSettings): TlsContext {
    const context = this.#contexts.get(key) ?? this.#makeContext(settings)
    this.#contexts.delete(key)
    this.#contexts.set(key, context)
    const [oldest] = this.#contexts.keys()
    if (this.#contexts.size > MAX_CONTEXTS && oldest !== undefined) this.#contexts.delete(oldest)
    return context
  }

  #makeContext({ ca = [], clientCertificate, minVersion = 'TLSv1.2' }: ContextSettings): TlsContext {
    const added = ca.flatMap((pem, index) => readAuthorities(pem, `tls.ca.${index}`))
    const identity = clientCertificate && readClientIdentity(clientCertificate)
    const readRoots = () => this.#readRoots()
    return new TlsContext({
      readRoots,
      ca: [...this.#trust, ...added],
      identity,
      shelf: this.shelf,
      minVersion
    })
  }

  #readRoots(): TrustedRoots {
    this.#roots ??= readTrustedRoots()
    return this.#roots
  }
}

/** OpenSSL takes a text without a certificate for none, silently. */
function readAuthorities(text: string, field: string): string[] {
  const pems = splitPem(text)
  if (pems.length === 0)
    throw unusableSetting(
      field,
      'There is no certificate in this text: it has to hold “-----BEGIN CERTIFICATE-----”.'
    )
  try {
    return pems.map(pem => new X509Certificate(pem).toString())
  } catch (cause) {
    throw unusableSetting(field, 'A certificate in this text is damaged: it cannot be read.', cause)
  }
}

function keyOf({ ca = [], clientCertificate, minVersion = 'TLSv1.2' }: ContextSettings): string {
  if (ca.length === 0 && !clientCertificate && minVersion === 'TLSv1.2') return ''
  const identity =
    clientCertificate?.kind === 'pkcs12'
      ? { ...clientCertificate, bytes: hash(clientCertificate.bytes) }
      : clientCertificate
  return hash([ca, identity, minVersion])
}

function hash(content: unknown[] | Uint8Array): string {
  const bytes = content instanceof Uint8Array ? content : JSON.stringify(content)
  return createHash('sha256').update(bytes).digest('base64url')
}
