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

/**
 * The certificates of all authorities that are trusted here, as PEM, each once: those bundled with the runtime, those
 * of the operating system and those of NODE_EXTRA_CA_CERTS. Naming any `ca` replaces Node's own choice, so a context
 * with one authority more has to name them all. Reading takes tens of milliseconds.
 */
export function readTrustedRoots(env: NodeJS.ProcessEnv = process.env): string[] {
  const readStore: ReadStore | undefined = 'getCACertificates' in tls ? tls.getCACertificates : undefined
  const system = readStore
    ? readStore('system')
    : readFirst([env.SSL_CERT_FILE, ...SYSTEM_BUNDLES].filter(path => path !== undefined && path !== ''))
  const extra = readStore ? readStore('extra') : readFirst([env.NODE_EXTRA_CA_CERTS ?? ''].filter(Boolean))
  const trimmed = [...tls.rootCertificates, ...system, ...extra].map(pem => pem.trim())
  return [...new Set(trimmed)]
}

/** The certificates in a PEM text, whatever stands between them. */
export function splitPem(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
}

function readFirst(paths: (string | undefined)[]): string[] {
  for (const path of paths) {
    try {
      if (path !== undefined) return splitPem(readFileSync(path, 'utf8'))
    } catch {
      // A bundle that is not there, or may not be read, trusts nobody: the next place is asked.
    }
  }
  return []
}
