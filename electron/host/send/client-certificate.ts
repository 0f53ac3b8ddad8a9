import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import type { ClientCertificate } from '#shared/model/tls-settings.ts'
import { splitUrl, UrlProblem } from '#shared/url/split-url.ts'
import type { SendFiles } from './send-files.ts'

/** Where problems with it are told: a request names none itself, it is chosen for its host. */
export const CERTIFICATE_FIELD = 'settings.tls.clientCertificate'

/** The first certificate for the host of a URL, innermost first. */
export function certificateFor<C extends DraftClientCertificate>(
  url: string,
  certificates: readonly C[]
): C | undefined {
  if (certificates.length === 0) return undefined
  const host = hostOf(url)
  return host === undefined
    ? undefined
    : certificates.find(({ domain, enabled }) => enabled && isOfDomain(host, domain))
}

/** In lower case; undefined of what is no URL, which is told elsewhere. */
function hostOf(url: string): string | undefined {
  try {
    return splitUrl(url).host.toLowerCase()
  } catch (error) {
    if (error instanceof UrlProblem) return undefined
    throw error
  }
}

/** `*.example.org` is every host under it and not itself (RFC 6125 §6.4.3 the other way round); `*` is every host. */
function isOfDomain(host: string, domain: string): boolean {
  const wanted = domain.trim().toLowerCase()
  if (wanted === '*') return true
  return wanted.startsWith('*.')
    ? host.endsWith(wanted.slice(1)) && host !== wanted.slice(1)
    : host === wanted
}

/** A certificate with what is in its files; undefined when one of them cannot be had. */
export async function readCertificate(
  { kind, certificatePath, keyPath = '', passphrase }: DraftClientCertificate,
  files: SendFiles
): Promise<ClientCertificate | undefined> {
  const place = { field: CERTIFICATE_FIELD }
  const secret = passphrase ? { passphrase } : {}
  const certificate = await files.read(certificatePath, place)
  if (kind === 'pkcs12') return certificate && { kind, bytes: new Uint8Array(certificate), ...secret }
  const key = await files.read(keyPath, place)
  return certificate && key
    ? { kind, certificate: certificate.toString('utf8'), key: key.toString('utf8'), ...secret }
    : undefined
}
