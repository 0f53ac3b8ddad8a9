import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/** Where the distributions keep the bundle of the roots they trust. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem'
]

/** `tls.getCACertificates`, which Node has from 22.15 on. */
type ReadStore = (type: 'bundled' | 'system' | 'extra') => string[]

export interface TrustedRoots {
  /** As PEM, each once. */
  certificates: string[]
  /** The stores they were read from, for people. */
  stores: string[]
  /** The first store that has a certificate, by its DER in base64. */
  storeOf: ReadonlyMap<string, string>
}

interface Store {
  name: string
  certificates: string[]
}

/**
 * The certificates of all authorities that are trusted here: those bundled with the runtime, those of the operating
 * system and those of NODE_EXTRA_CA_CERTS. Naming any `ca` replaces Node's own choice, so a context with one authority
 * more has to name them all. Reading takes tens of milliseconds.
 */
export function readTrustedRoots(env: NodeJS.ProcessEnv = process.env): TrustedRoots {
  const stores = [
    { name: `bundled with ${nameRuntime()}`, certificates: [...tls.rootCertificates] },
    ...readMachineStores(env)
  ].filter(({ certificates }) => certificates.length > 0)
  const trimmed = stores.flatMap(({ certificates }) => certificates.map(pem => pem.trim()))
  return {
    certificates: [...new Set(trimmed)],
    stores: stores.map(({ name }) => name),
    // At once: a handshake that waited for it would be measured longer than it was.
    storeOf: mapStores(stores)
  }
}

/** The DER of a certificate in base64: what is around it in a PEM text differs from one program to the next. */
export function bareDer(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '')
}

function mapStores(stores: readonly Store[]): Map<string, string> {
  const storeOf = new Map<string, string>()
  for (const { name, certificates } of stores)
    for (const pem of certificates) if (!storeOf.has(bareDer(pem))) storeOf.set(bareDer(pem), name)
  return storeOf
}

/** The certificates in a PEM text, whatever stands between them. */
export function splitPem(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
}

function readMachineStores(env: NodeJS.ProcessEnv): Store[] {
  const readStore: ReadStore | undefined = 'getCACertificates' in tls ? tls.getCACertificates : undefined
  if (readStore)
    return [
      { name: 'system', certificates: readStore('system') },
      { name: 'NODE_EXTRA_CA_CERTS', certificates: readStore('extra') }
    ]
  const extra = readFirst([env.NODE_EXTRA_CA_CERTS])
  return [readFirst([env.SSL_CERT_FILE, ...SYSTEM_BUNDLES]), { ...extra, name: 'NODE_EXTRA_CA_CERTS' }]
}

function readFirst(paths: (string | undefined)[]): Store {
  for (const path of paths) {
    if (!path) continue
    try {
      return { name: path, certificates: splitPem(readFileSync(path, 'utf8')) }
    } catch {
      // A bundle that is not there, or may not be read, trusts nobody: the next place is asked.
    }
  }
  return { name: '', certificates: [] }
}

function nameRuntime(): string {
  const { electron, node } = process.versions
  const [name, version] = electron === undefined ? ['Node', node] : ['Electron', electron]
  return `${name} ${version.split('.').slice(0, 2).join('.')}`
}
