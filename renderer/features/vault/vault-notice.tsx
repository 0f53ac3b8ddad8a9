import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmBar } from '../../components/confirm-bar.tsx'
import { WarningCard } from '../../components/warning-card.tsx'
import { explainFailure } from '../../state/explain-failure.ts'
import { startVaultAnew, useVault } from '../../state/vault.ts'
import { LockedVault } from './locked-vault.tsx'
import { NewPassphraseForm } from './new-passphrase-form.tsx'

/** What a person should know about where their secrets are, and can do about it. Nothing when all is well. */
export function VaultNotice() {
  const status = useVault(state => state.status)
  if (!status || (status.state === 'open' && status.notice === undefined)) return null
  return (
    <WarningCard icon={<KeyRound />} className="mb-4">
      {status.state === 'open' && <OpenVault keptBy={status.keptBy} notice={status.notice} />}
      {status.state === 'locked' && <LockedVault notice={status.notice} />}
      {status.state === 'lost' && <LostVault notice={status.notice} />}
      {status.detail !== undefined && (
        <details className="mt-2 text-muted text-xs">
          <summary className="w-fit cursor-default rounded-sm">What the system says</summary>
          <p className="mt-1 break-words font-mono text-2xs">{visibleText(status.detail)}</p>
        </details>
      )}
    </WarningCard>
  )
}

function OpenVault({ keptBy, notice }: { keptBy: string; notice: string | undefined }) {
  return (
    <>
      <p>{notice}</p>
      {keptBy === 'memory' && <NewPassphraseForm action="Keep secrets under a passphrase" />}
    </>
  )
}

function LostVault({ notice }: { notice: string | undefined }) {
  const [sure, setSure] = useState(false)
  const [problem, setProblem] = useState<string>()
  return (
    <>
      <p>{notice ?? 'The key of the vault is lost. The secrets stay stored and cannot be read.'}</p>
      <Button size="small" className="mt-2" onClick={() => setSure(true)}>
        Begin a new vault…
      </Button>
      {sure && (
        <ConfirmBar
          question="The old vault is set aside, not deleted. All secrets are typed anew."
          confirm="Begin a new vault"
          onConfirm={() => {
            setSure(false)
            startVaultAnew().catch(error => setProblem(explainFailure(error)))
          }}
          onCancel={() => setSure(false)}
        />
      )}
      {problem !== undefined && <p className="mt-1 text-bad text-xs">{problem}</p>}
    </>
  )
}
