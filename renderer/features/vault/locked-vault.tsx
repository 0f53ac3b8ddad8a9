import { unlockVault } from '../../state/vault.ts'
import { PassphraseForm } from './passphrase-form.tsx'

interface LockedVaultProps {
  notice: string | undefined
  /** Whether the passphrase is what comes next. */
  wantsFocus?: boolean
}

/** Why the vault is locked, and the field that opens it. */
export function LockedVault({ notice, wantsFocus = false }: LockedVaultProps) {
  return (
    <>
      <p>{notice ?? 'The vault is locked. Its passphrase opens it.'}</p>
      <PassphraseForm
        label="Passphrase of the vault"
        action="Unlock"
        wantsFocus={wantsFocus}
        onSubmit={async passphrase =>
          (await unlockVault(passphrase)) ? undefined : 'That is not the passphrase.'
        }
      />
    </>
  )
}
