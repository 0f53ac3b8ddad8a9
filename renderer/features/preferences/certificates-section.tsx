import type { PersonalCertificate } from '#shared/model/draft/draft-settings.ts'
import { keepPreferenceSecret, setPreferences, usePreferences } from '../../state/preferences.ts'
import { ClientCertificates } from '../request/settings/client-certificates.tsx'
import { KeptSecretField } from './kept-secret-field.tsx'
import { PREFERENCES } from './use-preference-settings.ts'

/** Who one is to servers, whatever collection a request belongs to. */
export function CertificatesSection() {
  const certificates = usePreferences(({ clientCertificates }) => clientCertificates)
  return (
    <>
      <ClientCertificates
        ownerId={PREFERENCES}
        certificates={certificates}
        onChange={next => setPreferences({ clientCertificates: next })}
        passphraseField={index => (
          <KeptSecretField
            label="Passphrase"
            kept={isKept(certificates[index])}
            onKeep={value => keepPreferenceSecret(value, id => withPassphrase(index, id))}
            onForget={() => setPreferences(withPassphrase(index, undefined))}
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

function isKept(certificate: PersonalCertificate | undefined): boolean {
  return certificate?.passphraseId !== undefined || Boolean(certificate?.passphrase)
}

/** @param id of the passphrase in the vault; undefined is none */
function withPassphrase(index: number, id: string | undefined) {
  const { clientCertificates } = usePreferences.getState()
  return {
    clientCertificates: clientCertificates.map((certificate, at) => {
      if (at !== index) return certificate
      const { passphrase: _, passphraseId: __, ...rest } = certificate
      return id === undefined ? rest : { ...rest, passphraseId: id }
    })
  }
}
