import { useState } from 'react'
import { TextField } from '../../components/text-field.tsx'
import { locateCollection, openCollection, withFolder } from '../../state/collection-actions.ts'
import { PromptForm } from './prompt-form.tsx'

/** For a shell without dialogs to choose folders in. */
export function OpenCollectionForm() {
  return <TypedFolderForm submit="Open" hint={HINT} onFolder={openCollection} />
}

export function LocateCollectionForm({ collectionId }: { collectionId: string }) {
  return (
    <TypedFolderForm
      submit="Use this folder"
      hint={HINT}
      onFolder={path => locateCollection(collectionId, path)}
    />
  )
}

const HINT =
  'On the machine that Sonde runs on. Whoever started it there may be asked whether it can be opened.'

function TypedFolderForm({
  submit,
  hint,
  onFolder
}: {
  submit: string
  hint: string
  onFolder: (path: string) => Promise<void>
}) {
  const [path, setPath] = useState('')
  return (
    <PromptForm submit={submit} ready={path.trim() !== ''} onSubmit={() => withFolder(path.trim(), onFolder)}>
      <TextField
        label="Folder"
        hint={hint}
        mono
        value={path}
        onChange={event => setPath(event.target.value)}
        placeholder="/home/me/orders-api"
      />
    </PromptForm>
  )
}
