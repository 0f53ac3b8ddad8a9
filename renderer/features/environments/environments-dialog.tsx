import { Globe, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { EnvironmentOwner } from '#shared/model/environment.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { editEnvironmentInUse } from '../../state/edit-environment-in-use.ts'
import { unsavedEnvironments, useEnvironmentEditor } from '../../state/environment-editor.ts'
import { listOfRequests, ownerKey, useEnvironments } from '../../state/environments.ts'
import { closeDialog, useUi } from '../../state/ui.ts'
import { VaultNotice } from '../vault/vault-notice.tsx'
import { EnvironmentForm } from './environment-form.tsx'
import { EnvironmentLists } from './environment-lists.tsx'
import { LeaveDialog } from './leave-dialog.tsx'

/** All environments of the workspace: whose they are at the left, the one that is edited beside them. */
export function EnvironmentsDialog() {
  const open = useUi(state => state.dialog === 'environments')
  const problem = useEnvironments(state => state.problem)
  const [leaving, setLeaving] = useState(false)
  const [naming, setNaming] = useState<string>()
  const lists = useRef<HTMLElement>(null)
  useEffect(() => {
    if (open) editEnvironmentInUse()
  }, [open])
  const leave = () => {
    if (unsavedEnvironments(useEnvironmentEditor.getState()).length > 0) setLeaving(true)
    else closeDialog()
  }
  return (
    <Dialog open={open} onClose={leave} title="Environments" size="wide">
      <VaultNotice />
      {problem !== undefined && (
        <p role="alert" className="mb-3 select-text rounded-md bg-warn-soft px-3 py-2 text-sm">
          The environments cannot be shown as they are now: {problem}
        </p>
      )}
      <div className="flex min-h-0 flex-1 gap-5">
        <EnvironmentLists ref={lists} naming={naming} onNaming={setNaming} />
        <Edited onDelete={() => lists.current?.focus()} onNew={owner => setNaming(ownerKey(owner))} />
      </div>
      <LeaveDialog open={leaving} onClose={() => setLeaving(false)} />
    </Dialog>
  )
}

interface EditedProps {
  onDelete: () => void
  /** A new one is wished for. */
  onNew: (owner: EnvironmentOwner) => void
}

function Edited({ onDelete, onNew }: EditedProps) {
  const id = useEnvironmentEditor(state => state.edited?.id)
  const problem = useEnvironmentEditor(state => state.problem)
  const lists = useEnvironments(state => state.lists)
  const { owner } = listOfRequests(lists) ?? lists[0] ?? {}
  const hasSome = lists.some(({ environments }) => environments.length > 0)
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {problem !== undefined && (
        <p role="alert" className="mb-3 select-text rounded-md bg-warn-soft px-3 py-2 text-sm">
          {problem}
        </p>
      )}
      {id === undefined ? (
        <EmptyState icon={<Globe />} title={hasSome ? 'Choose an environment' : 'No environment yet'}>
          <p className="max-w-sm text-muted text-sm">
            An environment gives variables their values: one for staging, one for production. Global ones hold
            in every collection, under those of the collection.
          </p>
          {owner && (
            <Button size="small" className="mt-2" onClick={() => onNew(owner)}>
              <Plus aria-hidden="true" className="size-3.5" />
              New environment
            </Button>
          )}
        </EmptyState>
      ) : (
        <EnvironmentForm key={id} onDelete={onDelete} />
      )}
    </div>
  )
}
