import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { sentenceOf } from '../../state/sentence-of.ts'
import { keepVaultInKeychain, setVaultPassphrase, useVault } from '../../state/vault.ts'
import { PassphraseForm } from './passphrase-form.tsx'
import { VaultNotice } from './vault-notice.tsx'

/** Where the key of the vault is kept, and how that can be changed: for the preferences. */
export function VaultKeeping() {
  const status = useVault(state => state.status)
  const [problem, setProblem] = useState<string>()
  if (status?.state !== 'open') return <VaultNotice />
  return (
    <>
      <VaultNotice />
      <p className="text-sm">{KEPT_BY[status.keptBy]}</p>
      {status.keptBy !== 'keychain' && (
        <Button
          size="small"
          className="mt-2"
          onClick={() => {
            setProblem(undefined)
            keepVaultInKeychain().catch(error => setProblem(sentenceOf(error)))
          }}
        >
          Keep the key in the system’s keychain
        </Button>
      )}
      {status.keptBy !== 'memory' && (
        <PassphraseForm
          label="New passphrase"
          action={status.keptBy === 'passphrase' ? 'Change the passphrase' : 'Use a passphrase instead'}
          onSubmit={async passphrase => {
            await setVaultPassphrase(passphrase)
            return undefined
          }}
        />
      )}
      {problem !== undefined && (
        <p role="alert" className="mt-1 text-bad text-xs">
          {problem}
        </p>
      )}
    </>
  )
}

const KEPT_BY = {
  keychain: 'Secrets are encrypted; their key is in the system’s keychain.',
  passphrase: 'Secrets are encrypted under your passphrase.',
  memory: 'Secrets are kept in memory, until Sonde is closed.'
}
