import { Folder } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { findLandmark } from '../../commands/focus-landmark.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { newName } from '../../state/new-name.ts'
import { saveAs } from '../../state/save-draft.ts'
import { addressOfTab } from '../../state/tab-set.ts'
import { tabName } from '../../state/tab-title.ts'
import { findTab } from '../../state/tabs.ts'
import { namesIn, useTree } from '../../state/tree.ts'
import { keyOf } from '../../state/tree-key.ts'
import { closeAnswered, closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { FolderChoices } from './folder-choices.tsx'
import { foldersOf } from './folders-of.ts'
import { NameForm } from './name-form.tsx'

/** Asks what a request is to be called, and into which folder it is to be saved. */
export function SaveDialog() {
  const { open, asked } = useDialog('save')
  const tab = asked && findTab(asked.tabId)
  const saved = useRef(false)
  const [wasOpen, setWasOpen] = useState(open)
  /** What had the focus before. */
  const [before, setBefore] = useState<Element | null>(null)
  if (open !== wasOpen) {
    setWasOpen(open)
    if (open) setBefore(document.activeElement)
  }
  /** Back where it was; after a request was saved, to the request in any case. */
  const finalFocus = () => {
    const isInRequest = before?.isConnected && before.closest('main')
    return saved.current && !isInRequest ? findLandmark('url') : true
  }
  return (
    <Dialog
      open={open && tab !== undefined}
      onClose={() => {
        saved.current = false
        closeDialog()
      }}
      title="Save request"
      finalFocus={finalFocus}
    >
      {tab && (
        <SaveForm
          key={tab.id}
          tabId={tab.id}
          suggested={tabName(tab)}
          beside={folderBeside(tab)}
          onDone={isSaved => {
            saved.current = isSaved
            closeAnswered(asked)
          }}
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
  onDone: (saved: boolean) => void
}

function SaveForm({ tabId, suggested, beside, onDone }: SaveFormProps) {
  const tree = useTree(state => state.tree)
  const folders = useMemo(() => foldersOf(tree), [tree])
  const [chosen, setChosen] = useState<string | undefined>(beside && keyOf(beside))
  const folder = folders.find(({ key }) => key === chosen) ?? folders[0]
  const [name, setName] = useState(() => freeName(suggested, folder ? namesIn(folder.address) : []))

  if (!folder)
    return (
      <EmptyState icon={<Folder />} title="There is no collection to save into">
        <p className="mb-4 max-w-xs text-muted text-sm">
          A collection is a folder of your own in which requests lie as files.
        </p>
        <div className="flex gap-2">
          <Button onClick={() => leaveFor('collection.open', () => onDone(false))}>Open collection…</Button>
          <Button variant="primary" onClick={() => leaveFor('collection.new', () => onDone(false))}>
            New collection…
          </Button>
        </div>
      </EmptyState>
    )

  const isTaken = has(namesIn(folder.address), name.trim())
  return (
    <NameForm
      name={name}
      onName={setName}
      submit="Save"
      onSave={async name => {
        await saveAs(tabId, folder.address, name)
        onDone(true)
      }}
      onCancel={() => onDone(false)}
    >
      <p role="status" className="mt-1 text-warn text-xs">
        {isTaken &&
          `Something in this folder is called “${visibleText(name.trim())}” already. Both would be there.`}
      </p>
      <FolderChoices folders={folders} chosen={folder.key} onChoose={setChosen} />
    </NameForm>
  )
}

/** A name that nothing in the folder has: as suggested, or that of a copy. */
function freeName(suggested: string, taken: readonly string[]): string {
  return has(taken, suggested) ? newName(`${suggested} copy`, taken) : suggested
}

function has(names: readonly string[], name: string): boolean {
  return newName(name, names) !== name
}

/** The folder of the file that a tab edits, or came from. */
function folderBeside(tab: Tab): ItemAddress | undefined {
  const address = addressOfTab(tab)
  return address && { ...address, path: address.path.split('/').slice(0, -1).join('/') }
}

function leaveFor(command: string, leave: () => void): void {
  leave()
  runCommand(command)
}
