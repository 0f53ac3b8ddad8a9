import type { Certificate, CertificateKey } from '#shared/model/tls-info.ts'

/** Curves as people call them (FIPS 186-5, RFC 5639). */
const CURVES = new Map([
  ['prime256v1', 'P-256'],
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521']
])
const KINDS = new Map([
  ['rsa', 'RSA'],
  ['rsa-pss', 'RSA-PSS'],
  ['dsa', 'DSA'],
  ['ec', 'EC'],
  ['ed25519', 'Ed25519'],
  ['ed448', 'Ed448']
])

/** A key in short: `RSA 2048`, `EC P-256`, `Ed25519`. */
export function nameKey({ kind, bits, curve }: CertificateKey): string {
  const size = curve === undefined ? bits : (CURVES.get(curve) ?? curve)
  const name = KINDS.get(kind) ?? kind
  return size === undefined ? name : `${name} ${size}`
}

/** Whom a certificate names, in short: the common name, else the first of its names, else all of the subject. */
export function nameCertificate({ subject, san }: Pick<Certificate, 'subject' | 'san'>): string {
  const [, common] = /(?:^|, )CN=((?:\\.|[^,])+)/.exec(subject) ?? []
  return (common ?? san[0]?.replace(/^[^:]+:/, '') ?? subject) || 'without a name'
}

/** What a certificate is in its chain. */
export function roleOf({ subject, issuer }: Certificate, depth: number): 'server' | 'intermediate' | 'root' {
  if (depth === 0) return 'server'
  return subject === issuer ? 'root' : 'intermediate'
}

/** Bytes in hex with a colon between each two, as certificates are compared. */
export function withColons(hex: string): string {
  return hex.toUpperCase().replace(/..(?=.)/g, '$&:')
}
