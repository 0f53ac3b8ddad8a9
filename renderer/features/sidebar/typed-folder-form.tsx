import { useState } from 'react'
import { TextField } from '../../components/text-field.tsx'
import { grantFolder, locateCollection, openCollection } from '../../state/collection-actions.ts'
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

const HINT = 'On the machine that Sonde runs on. Whoever started it there is asked whether it may be opened.'

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
    <PromptForm
      submit={submit}
      ready={path.trim() !== ''}
      onSubmit={async () => {
        await grantFolder(path.trim())
        await onFolder(path.trim())
      }}
    >
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
