import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import type { SecretValue } from '#workspace/environments/environment-secrets.ts'
import type { GatheredCertificate } from './gathered-scope.ts'
import type { ScopeSources } from './scope-sources.ts'

export interface GatheredPreferences {
  settings: DraftSettings
  clientCertificates: GatheredCertificate[]
  proxyPassword?: SecretValue
}

/** What the preferences say of requests, with its secrets. */
export async function gatherPreferences({
  preferences
}: Pick<ScopeSources, 'preferences'>): Promise<GatheredPreferences> {
  const { settings, clientCertificates, proxyPasswordId } = await preferences.read()
  const secretOf = async (id: string, what: string): Promise<SecretValue> => {
    const { value, problem, lost } = await preferences.secretOf(id)
    if (value !== undefined) return { value }
    const gone = ['It is no longer in the vault: enter it again.', lost].filter(text => text !== undefined)
    return { problem: `${what} cannot be had. ${problem ?? gone.join(' ')}` }
  }
  const certificates = clientCertificates.map(async ({ id: _, passphraseId, ...certificate }) => {
    if (passphraseId === undefined) return certificate
    const what = `The passphrase of the certificate for ${certificate.domain}`
    const { value, problem } = await secretOf(passphraseId, what)
    return value === undefined
      ? { ...certificate, ...(problem !== undefined && { passphraseProblem: problem }) }
      : { ...certificate, passphrase: value }
  })
  return {
    settings,
    clientCertificates: await Promise.all(certificates),
    ...(proxyPasswordId !== null && {
      proxyPassword: await secretOf(proxyPasswordId, 'The password of the proxy')
    })
  }
}
