import { Folder } from 'lucide-react'
import { useId, useState } from 'react'
import type { ItemAddress } from '#shared/model/item.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { explainFailure } from '../../state/explain-failure.ts'
import { saveAs } from '../../state/save-draft.ts'
import { findTab } from '../../state/tabs.ts'
import { useTree } from '../../state/tree.ts'
import { keyOf } from '../../state/tree-key.ts'
import { closeAnswered, closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { tabName } from '../tabs/tab-title.ts'
import { foldersOf } from './folders-of.ts'

/** Asks what a request is to be called, and into which folder it is to be saved. */
export function SaveDialog() {
  const { open, asked } = useDialog('save')
  const tab = asked && findTab(asked.tabId)
  return (
    <Dialog open={open && tab !== undefined} onClose={closeDialog} title="Save request">
      {tab && (
        <SaveForm
          key={tab.id}
          tabId={tab.id}
          suggested={tabName(tab)}
          beside={tab.source && { ...tab.source, path: tab.source.path.split('/').slice(0, -1).join('/') }}
          onDone={() => closeAnswered(asked)}
        />
      )}
    </Dialog>
  )
}

interface SaveFormProps {
  tabId: string
  suggested: string
  /** The folder that is proposed. */
  beside: ItemAddress | undefined
  onDone: () => void
}

function SaveForm({ tabId, suggested, beside, onDone }: SaveFormProps) {
  const folders = foldersOf(useTree(state => state.tree))
  const [name, setName] = useState(suggested)
  const [chosen, setChosen] = useState<string | undefined>(beside && keyOf(beside))
  const [problem, setProblem] = useState<string>()
  const [saving, setSaving] = useState(false)
  const id = useId()
  const folder = folders.find(({ key }) => key === chosen) ?? folders[0]

  if (!folder)
    return (
      <EmptyState icon={<Folder />} title="There is no collection to save into">
        <p className="mb-4 max-w-xs text-muted text-sm">
          A collection is a folder of your own in which requests lie as files.
        </p>
        <div className="flex gap-2">
          <Button onClick={() => leaveFor('collection.open', onDone)}>Open a collection…</Button>
          <Button variant="primary" onClick={() => leaveFor('collection.new', onDone)}>
            New collection…
          </Button>
        </div>
      </EmptyState>
    )

  const save = async () => {
    setSaving(true)
    setProblem(undefined)
    try {
      await saveAs(tabId, folder.address, name.trim())
      onDone()
    } catch (thrown) {
      setProblem(explainFailure(thrown))
      setSaving(false)
    }
  }

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <label htmlFor={`${id}-name`} className="mb-1.5 block text-sm">
        Name
      </label>
      <input
        id={`${id}-name`}
        value={name}
        // The dialog asks for it.
        ref={input => input?.focus()}
        onChange={event => setName(event.target.value)}
        maxLength={255}
        className="h-9 w-full rounded-md border border-line-strong bg-app px-3 text-sm outline-none focus:border-accent focus:ring-1 focus:ring-accent"
      />
      <fieldset className="mt-4">
        <legend className="mb-1.5 text-sm">Folder</legend>
        <div className="max-h-64 overflow-y-auto rounded-md border border-line bg-app py-1">
          {folders.map(({ key, name: called, depth }) => (
            <label
              key={key}
              style={{ paddingLeft: `${0.75 + depth}rem` }}
              className={classNames(
                'flex h-7 items-center gap-2 pr-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2',
                key === folder.key ? 'bg-accent-soft' : 'hover:bg-hover'
              )}
            >
              <input
                type="radio"
                name={`${id}-folder`}
                className="sr-only"
                checked={key === folder.key}
                onChange={() => setChosen(key)}
              />
              <Folder aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
              <span className="truncate">{called}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="alert" className="mt-2 min-h-4 text-bad text-xs">
        {problem}
      </p>
      <div className="mt-2 flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" disabled={saving || name.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  )
}

function leaveFor(command: string, leave: () => void): void {
  leave()
  runCommand(command)
}
