import { Button } from '../../components/button.tsx'
import { openDialog } from '../../state/ui.ts'
import { isOfLockedVault, useVault } from '../../state/vault.ts'

interface UnlockButtonProps {
  /** Whose request lacks what is locked. */
  tabId: string
  problem: string
}

/** Opens the unlocking, where what is wrong is that the vault is locked. */
export function UnlockButton({ tabId, problem }: UnlockButtonProps) {
  const status = useVault(state => state.status)
  if (!isOfLockedVault(problem, status)) return null
  return (
    <Button size="small" className="h-6 shrink-0" onClick={() => openDialog({ kind: 'unlock', tabId })}>
      Unlock…
    </Button>
  )
}
