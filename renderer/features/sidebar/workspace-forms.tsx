import { useState } from 'react'
import { TextField } from '../../components/text-field.tsx'
import { createWorkspace, removeWorkspace, renameWorkspace } from '../../state/workspaces.ts'
import { PromptForm } from './prompt-form.tsx'

export function NewWorkspaceForm() {
  return <NameForm submit="Create" name="" onName={createWorkspace} />
}

export function RenameWorkspaceForm({ workspaceId, name }: { workspaceId: string; name: string }) {
  return <NameForm submit="Rename" name={name} onName={next => renameWorkspace(workspaceId, next)} />
}

export function RemoveWorkspaceForm({ workspaceId }: { workspaceId: string }) {
  return (
    <PromptForm submit="Remove" danger onSubmit={() => removeWorkspace(workspaceId)}>
      <p className="text-sm">
        The workspace goes from the list. Its collections stay where they are on disk and can be opened in
        another one.
      </p>
    </PromptForm>
  )
}

function NameForm({
  submit,
  name,
  onName
}: {
  submit: string
  name: string
  onName: (name: string) => Promise<void>
}) {
  const [typed, setTyped] = useState(name)
  return (
    <PromptForm submit={submit} ready={typed.trim() !== ''} onSubmit={() => onName(typed.trim())}>
      <TextField label="Name" value={typed} onChange={event => setTyped(event.target.value)} />
    </PromptForm>
  )
}
