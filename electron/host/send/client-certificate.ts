import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { ClientCertificate } from '#shared/model/tls-settings.ts'
import { splitUrl, type UrlParts, UrlProblem } from '#shared/url/split-url.ts'
import type { SendFiles } from './send-files.ts'

/** Where problems with it are told: a request names none itself, it is chosen for its host. */
export const CERTIFICATE_FIELD = 'settings.tls.clientCertificate'

/** What a request proves itself with. */
export interface ChosenCertificate<C extends DraftClientCertificate = DraftClientCertificate> {
  certificate: C
  /** Not over plain HTTP, where only a redirect would ask for it: such a request goes without one that cannot be had. */
  isNeeded: boolean
}

/** The first certificate for the host of a URL, innermost first. */
export function chooseCertificate<C extends DraftClientCertificate>(
  url: string,
  certificates: readonly C[]
): ChosenCertificate<C> | undefined {
  const parts = certificates.length === 0 ? undefined : partsOf(url)
  if (!parts) return undefined
  const host = parts.host.toLowerCase()
  const certificate = certificates.find(({ domain, enabled }) => enabled && isOfDomain(host, domain))
  return certificate && { certificate, isNeeded: parts.scheme === 'https' }
}

/** Undefined of what is no URL, which is told elsewhere. */
function partsOf(url: string): UrlParts | undefined {
  try {
    return splitUrl(url)
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

/** What is in the files of a certificate, and what keeps it from being had. */
interface CertificateReading {
  certificate?: ClientCertificate
  problems: readonly DraftProblem[]
}

/** Reads the files of the certificate for a host. @param files of this alone */
export async function readCertificate(
  { domain, kind, certificatePath, keyPath = '', passphrase }: DraftClientCertificate,
  files: SendFiles
): Promise<CertificateReading> {
  const place = { field: CERTIFICATE_FIELD }
  const secret = passphrase ? { passphrase } : {}
  const certificate = await files.read(certificatePath, place)
  const key = kind === 'pem' ? await files.read(keyPath, place) : undefined
  const what = `The client certificate for ${domain}`
  const problems = files.problems.map(each => ({ ...each, problem: `${what}: ${each.problem}` }))
  if (!certificate || problems.length > 0) return { problems }
  return {
    problems,
    certificate: key
      ? { kind: 'pem', certificate: certificate.toString('utf8'), key: key.toString('utf8'), ...secret }
      : { kind: 'pkcs12', bytes: new Uint8Array(certificate), ...secret }
  }
}
