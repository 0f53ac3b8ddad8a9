import type { ReactNode } from 'react'
import { findLandmark } from '../../commands/focus-landmark.ts'
import { Dialog } from '../../components/dialog.tsx'
import { findCollection } from '../../state/tree.ts'
import { nameAll } from '../../state/tree-edits.ts'
import { closeDialog, type Prompt } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { useWorkspaces } from '../../state/workspaces.ts'
import { DeleteItemsForm } from './delete-items-form.tsx'
import { NewCollectionForm } from './new-collection-form.tsx'
import { LocateCollectionForm, OpenCollectionForm } from './typed-folder-form.tsx'
import { NewWorkspaceForm, RemoveWorkspaceForm, RenameWorkspaceForm } from './workspace-forms.tsx'

/** Asks what is to be known before collections and workspaces are opened, made or removed. */
export function PromptDialog() {
  const { open, asked } = useDialog('prompt')
  if (!asked) return null
  const { title, form } = question(asked.prompt)
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={title}
      // The row that asked may be gone by then.
      {...(asked.prompt.kind === 'deleteItems' && { finalFocus: () => findLandmark('tree') ?? true })}
    >
      {form}
    </Dialog>
  )
}

function question(prompt: Prompt): { title: string; form: ReactNode } {
  switch (prompt.kind) {
    case 'openCollection':
      return { title: 'Open collection', form: <OpenCollectionForm /> }
    case 'newCollection':
      return { title: 'New collection', form: <NewCollectionForm /> }
    case 'locateCollection':
      return {
        title: `Locate “${findCollection(prompt.collectionId)?.name ?? ''}”`,
        form: <LocateCollectionForm collectionId={prompt.collectionId} />
      }
    case 'newWorkspace':
      return { title: 'New workspace', form: <NewWorkspaceForm /> }
    case 'renameWorkspace':
      return {
        title: 'Rename workspace',
        form: <RenameWorkspaceForm workspaceId={prompt.workspaceId} name={workspaceName(prompt)} />
      }
    case 'removeWorkspace':
      return {
        title: `Remove “${workspaceName(prompt)}”?`,
        form: <RemoveWorkspaceForm workspaceId={prompt.workspaceId} />
      }
    case 'deleteItems':
      return { title: `Delete ${nameAll(prompt.items)}?`, form: <DeleteItemsForm items={prompt.items} /> }
  }
}

function workspaceName({ workspaceId }: { workspaceId: string }): string {
  return useWorkspaces.getState().workspaces.find(({ id }) => id === workspaceId)?.name ?? ''
}
