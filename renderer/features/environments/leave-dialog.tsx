import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import {
  discardEnvironments,
  editEnvironment,
  unsavedEnvironments,
  useEnvironmentEditor
} from '../../state/environment-editor.ts'
import { saveAllEnvironments } from '../../state/save-environment.ts'
import { closeDialog, useUi } from '../../state/ui.ts'

const LIST = new Intl.ListFormat('en')

/** Asks before the environments are left with something typed into them that is not saved. */
export function LeaveDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const edited = useEnvironmentEditor(state => state.edited)
  const aside = useEnvironmentEditor(state => state.aside)
  const names = unsavedEnvironments({ edited, aside }).map(({ name }) => `“${name}”`)
  return (
    <Dialog open={open} onClose={onClose} title="Save changes?">
      <p className="text-sm">
        {LIST.format(names)} {names.length === 1 ? 'has' : 'have'} changes that are not saved yet.
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <Button variant="ghost" onClick={onClose}>
          Keep editing
        </Button>
        <Button
          onClick={() => {
            onClose()
            discardEnvironments()
            closeDialog()
          }}
        >
          Discard changes
        </Button>
        <Button
          variant="primary"
          onClick={() => {
            onClose()
            void saveAndLeave()
          }}
        >
          Save and close
        </Button>
      </div>
    </Dialog>
  )
}

/** What cannot be saved is shown instead, with why. */
async function saveAndLeave(): Promise<void> {
  const saved = await saveAllEnvironments()
  if (useUi.getState().dialog !== 'environments') return
  if (saved) return closeDialog()
  const [left] = unsavedEnvironments(useEnvironmentEditor.getState())
  if (left) await editEnvironment(left.owner, left.name)
}
