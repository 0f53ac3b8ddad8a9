import { useEffect, useRef } from 'react'
import { findLandmark } from '../../commands/focus-landmark.ts'
import { Dialog } from '../../components/dialog.tsx'
import { offer } from '../../state/notices.ts'
import { clearProblem, useProblems } from '../../state/problems.ts'
import { closeAnswered, closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { isOfLockedVault, useVault } from '../../state/vault.ts'
import { sendTab } from '../request/send-tab.ts'
import { LockedVault } from './locked-vault.tsx'

/** Unlocks the secrets where a request lacks them, and offers to send it then. */
export function UnlockDialog() {
  const { open, asked } = useDialog('unlock')
  const status = useVault(state => state.status)
  const locked = useRef(status)
  useEffect(() => {
    if (status?.state === 'locked') locked.current = status
    else if (open && asked && status?.state === 'open') {
      closeAnswered(asked)
      const { tabId } = asked
      for (const { field, problem } of useProblems.getState().byTab[tabId] ?? [])
        if (isOfLockedVault(problem, locked.current)) clearProblem(tabId, field)
      offer('The secrets are unlocked.', 'Send again', () => sendTab(tabId))
    }
  }, [open, asked, status])
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      // The button that was pressed goes with what it was for.
      finalFocus={() => (useVault.getState().status?.state === 'open' ? findLandmark('url') : true)}
      title="Unlock the secrets"
    >
      <div className="select-text text-sm">
        <LockedVault notice={status?.notice} wantsFocus />
      </div>
    </Dialog>
  )
}
