import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { canPick, createCollection, pickFolder, withFolder } from '../../state/collection-actions.ts'
import { PromptForm } from './prompt-form.tsx'

/** What a new collection is called, and the folder in which it gets one of its own. */
export function NewCollectionForm() {
  const [name, setName] = useState('')
  const [parent, setParent] = useState('')
  const picks = canPick()

  const choose = async () => {
    const path = await pickFolder('Choose where the collection is to be kept')
    if (path !== undefined) setParent(path)
  }

  return (
    <PromptForm
      submit="Create"
      ready={name.trim() !== '' && parent.trim() !== ''}
      onSubmit={() => withFolder(parent.trim(), folder => createCollection(folder, name.trim()))}
    >
      <TextField
        label="Name"
        value={name}
        onChange={event => setName(event.target.value)}
        placeholder="Orders API"
      />
      <div className="flex items-end gap-2">
        <TextField
          label="In the folder"
          mono
          className="min-w-0 flex-1"
          value={parent}
          readOnly={picks}
          onChange={event => setParent(event.target.value)}
          placeholder={picks ? 'Not chosen yet' : '/home/me/collections'}
        />
        {picks && <Button onClick={() => void choose()}>Choose…</Button>}
      </div>
      <p className="text-muted text-xs">The collection gets a folder of its own in there.</p>
    </PromptForm>
  )
}
