import type { PersonalCertificate } from '#shared/model/draft/draft-settings.ts'
import type { Preferences } from '#shared/model/preferences.ts'
import { newId } from '../../state/new-id.ts'
import { tell } from '../../state/notices.ts'
import { keepPreferenceSecret, setPreferences, usePreferences } from '../../state/preferences.ts'
import { BLANK_CERTIFICATE, ClientCertificates } from '../request/settings/client-certificates.tsx'
import { KeptSecretField } from './kept-secret-field.tsx'
import { PREFERENCES } from './use-preference-settings.ts'

/** Who one is to servers, whatever collection a request belongs to. */
export function CertificatesSection() {
  const certificates = usePreferences(({ clientCertificates }) => clientCertificates)
  return (
    <>
      <ClientCertificates<PersonalCertificate>
        ownerId={PREFERENCES}
        certificates={certificates}
        onChange={next => {
          setPreferences({ clientCertificates: next })
          offerBack(certificates, next)
        }}
        keyOf={({ id }) => id}
        makeNew={() => ({ ...BLANK_CERTIFICATE, id: newId() })}
        passphraseField={certificate => (
          <KeptSecretField
            label="Passphrase"
            kept={certificate.passphraseId !== undefined || Boolean(certificate.passphrase)}
            onKeep={value => keepPassphrase(certificate.id, value)}
            onForget={() =>
              setPreferences(withPassphrase(usePreferences.getState(), certificate.id, undefined))
            }
          />
        )}
      />
      <p className="mt-2 text-muted text-xs">
        Those of a collection come first. Passphrases are kept in the vault of secrets, never in a file that
        can be read.
      </p>
    </>
  )
}

/** Offers to put a certificate back that is no longer among them. */
function offerBack(before: readonly PersonalCertificate[], after: readonly PersonalCertificate[]): void {
  const index = before.findIndex(({ id }) => !after.some(each => each.id === id))
  const removed = before[index]
  if (!removed) return
  // The vault forgets what nothing names.
  const { passphraseId, ...back } = removed
  const what = `The certificate for ${removed.domain || 'no host'} was removed`
  tell(passphraseId === undefined ? `${what}.` : `${what}, and its passphrase forgotten.`, () => {
    const { clientCertificates } = usePreferences.getState()
    setPreferences({ clientCertificates: clientCertificates.toSpliced(index, 0, back) })
  })
}

/** What was typed for a certificate that was deleted meanwhile goes with it. */
async function keepPassphrase(certificateId: string, value: string): Promise<void> {
  const { clientCertificates } = usePreferences.getState()
  if (!clientCertificates.some(({ id }) => id === certificateId)) return
  await keepPreferenceSecret(value, (now, id) => withPassphrase(now, certificateId, id))
}

/** @param passphraseId what it is called in the vault; undefined is none */
function withPassphrase(
  { clientCertificates }: Preferences,
  certificateId: string,
  passphraseId: string | undefined
): Pick<Preferences, 'clientCertificates'> {
  return {
    clientCertificates: clientCertificates.map(certificate => {
      if (certificate.id !== certificateId) return certificate
      const { passphrase: _, passphraseId: __, ...rest } = certificate
      return passphraseId === undefined ? rest : { ...rest, passphraseId }
    })
  }
}
