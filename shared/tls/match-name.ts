import { addressGroups } from './address-groups.ts'

/** Which entry of a certificate is for a name, and where it stands. */
export interface NameMatch {
  /** As OpenSSL prints it, `DNS:*.example.org`; of the subject `CN=example.org`. */
  entry: string
  /** `common-name`: of the subject, which counts only where the certificate names no host elsewhere. */
  by: 'san' | 'common-name'
}

/**
 * The first entry of a certificate that is for a host or an address, if there is one (RFC 9525 §6.3). Two things are as
 * Node, whose verdict this explains, still has them from RFC 6125: `*` may be a part of the leftmost label (§6.4.3),
 * and the subject's common name counts where there is no name in the extension (§6.4.4).
 * @param name in the form in which it is looked up: ASCII (RFC 5890 A-labels), or an address
 */
export function matchName(certificate: { subject: string; san: readonly string[] }, name: string) {
  const { subject, san } = certificate
  const address = addressGroups(name)?.join()
  if (address !== undefined)
    return bySan(san.find(entry => addressGroups(namedAs(entry, 'IP Address:') ?? '')?.join() === address))
  const host = name.toLowerCase().replace(/\.$/, '')
  const names = san.filter(entry => namedAs(entry, 'DNS:') !== undefined)
  if (names.length > 0) return bySan(names.find(entry => isFor(namedAs(entry, 'DNS:') ?? '', host)))
  const common = subject.split(', ').find(part => isFor(namedAs(part, 'CN=') ?? '', host))
  return common === undefined ? undefined : ({ entry: common, by: 'common-name' } satisfies NameMatch)
}

function bySan(entry: string | undefined): NameMatch | undefined {
  return entry === undefined ? undefined : { entry, by: 'san' }
}

function namedAs(entry: string, kind: string): string | undefined {
  return entry.startsWith(kind) ? entry.slice(kind.length) : undefined
}

function isFor(pattern: string, host: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().replace(/\.$/, '').split('.')
  const [label = '', ...domain] = host.split('.')
  if (label === '' || rest.includes('') || rest.join('.') !== domain.join('.')) return false
  if (!/^[\x21-\x7e]+$/.test(pattern)) return false
  const wildcard = first.split('*')
  // An A-label is encoded as a whole: a part of it says nothing (RFC 6125 §7.2).
  if (wildcard.length === 1 || first.includes('xn--')) return first === label
  const [before = '', after = '', ...more] = wildcard
  // Nobody may speak for all below a top-level domain.
  if (more.length > 0 || rest.length < 2) return false
  const fits = before.length + after.length <= label.length
  return fits && label.startsWith(before) && label.endsWith(after)
}
