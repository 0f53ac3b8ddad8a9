import type { PersonalCertificate, StoredPersonalCertificate } from '#shared/model/draft/draft-settings.ts'

/** Each with an id of its own: the same ones for the same file, which may be an older version's or edited by hand. */
export function withCertificateIds(
  certificates: readonly StoredPersonalCertificate[]
): PersonalCertificate[] {
  const stored = new Set(certificates.flatMap(({ id }) => id ?? []))
  const given = new Set<string>()
  return certificates.map(({ id: own, ...certificate }, index) => {
    let id = own
    if (id === undefined || given.has(id)) {
      id = `certificate-${index}`
      while (stored.has(id)) id += '-again'
    }
    given.add(id)
    return { ...certificate, id }
  })
}
