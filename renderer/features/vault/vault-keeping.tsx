import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { explainFailure } from '../../state/explain-failure.ts'
import { keepVaultInKeychain, useVault } from '../../state/vault.ts'
import { SettingGroup, SettingRow } from '../request/settings/setting-row.tsx'
import { NewPassphraseForm } from './new-passphrase-form.tsx'
import { VaultNotice } from './vault-notice.tsx'

/** Where the key of the vault is kept, and how that can be changed: for the preferences. */
export function VaultKeeping() {
  const status = useVault(state => state.status)
  const [problem, setProblem] = useState<string>()
  if (status?.state !== 'open') return <VaultNotice />
  const { keptBy } = status
  return (
    <>
      <VaultNotice />
      <SettingGroup title="Secrets" note={KEPT_BY[keptBy]}>
        {keptBy !== 'keychain' && (
          <SettingRow
            title="Keychain"
            explains="The system keeps the key: no passphrase is asked for."
            below={
              problem !== undefined && (
                <p role="alert" className="mt-1 select-text text-bad text-xs">
                  {problem}
                </p>
              )
            }
          >
            <Button
              size="small"
              onClick={() => {
                setProblem(undefined)
                keepVaultInKeychain().catch(error => setProblem(explainFailure(error)))
              }}
            >
              Keep the key in the keychain
            </Button>
          </SettingRow>
        )}
        {keptBy !== 'memory' && (
          <SettingRow
            title="Passphrase"
            explains={
              keptBy === 'passphrase'
                ? 'Asked for at each start, or taken from SONDE_PASSPHRASE.'
                : 'In the place of the keychain: asked for at each start.'
            }
            below={
              <NewPassphraseForm
                action={keptBy === 'passphrase' ? 'Change the passphrase' : 'Use a passphrase'}
              />
            }
          />
        )}
      </SettingGroup>
    </>
  )
}

const KEPT_BY = {
  keychain: 'Encrypted; their key is in the system’s keychain',
  passphrase: 'Encrypted under your passphrase',
  memory: 'Kept in memory, until Sonde is closed'
}
