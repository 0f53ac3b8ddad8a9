import { setPreferences, usePreferences } from '../../state/preferences.ts'
import { ClientCertificates } from '../request/settings/client-certificates.tsx'
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
      />
      <p className="mt-2 text-muted text-xs">
        Those of a collection come first. A passphrase that is typed here stands readable in preferences.json
        of the data folder; a secret variable, as {'{{passphrase}}'}, stays in the vault.
      </p>
    </>
  )
}
