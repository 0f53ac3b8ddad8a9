import { askToOpen } from '../state/collection-actions.ts'
import { deleteExample } from '../state/example-actions.ts'
import {
  askToDelete,
  createFolder,
  createRequest,
  createSocket,
  duplicateItem
} from '../state/item-actions.ts'
import { tell } from '../state/notices.ts'
import { openRun } from '../state/open-run.ts'
import { openSidebar, toggleSidebar } from '../state/sidebar.ts'
import { findCollection } from '../state/tree.ts'
import { addressOf } from '../state/tree-key.ts'
import {
  activeItemKey,
  canChange,
  targetExample,
  targetFolder,
  targetItem,
  targetItems,
  targetKeys,
  targetToRun
} from '../state/tree-targets.ts'
import {
  liftRows,
  revealInTree,
  startRenaming,
  startRenamingExample,
  useTreeView
} from '../state/tree-view.ts'
import { openDialog, openPrompt } from '../state/ui.ts'
import type { Command } from './command.ts'
import { focusLandmarkSoon } from './focus-landmark.ts'

const canChangeSelected = () => canChange(targetItems())
/** The one item or collection that is selected in the tree, when its file can be changed. */
const changeableItem = () => {
  const item = targetItem()
  return item && findCollection(item.collectionId)?.writable ? item : undefined
}

/** Whether it is a collection itself that is selected in the tree. */
const isCollection = () => targetItem()?.path === ''

export const workspaceCommands: readonly Command[] = [
  { id: 'sidebar.toggle', title: 'Show or hide the sidebar', keys: ['Mod+B'], run: () => toggleSidebar() },
  {
    id: 'sidebar.filter',
    title: 'Filter collections',
    run: () => {
      openSidebar('collections')
      focusLandmarkSoon('filter')
    }
  },
  {
    id: 'search.open',
    title: 'Search everything',
    keys: ['Mod+Shift+F'],
    run: () => openDialog('search')
  },
  { id: 'collection.open', title: 'Open collection…', run: askToOpen },
  { id: 'collection.new', title: 'New collection…', run: () => openPrompt({ kind: 'newCollection' }) },
  { id: 'workspace.new', title: 'New workspace…', run: () => openPrompt({ kind: 'newWorkspace' }) },
  {
    id: 'item.newRequest',
    title: 'New request in the selected folder',
    when: () => targetFolder() !== undefined,
    run: () => inFolder(createRequest)
  },
  {
    id: 'item.newSocket',
    title: 'New WebSocket request in the selected folder',
    when: () => targetFolder() !== undefined,
    run: () => inFolder(createSocket)
  },
  {
    id: 'item.newFolder',
    title: 'New folder',
    when: () => targetFolder() !== undefined,
    run: () => inFolder(createFolder)
  },
  {
    id: 'item.reveal',
    title: 'Show the active request in the sidebar',
    when: () => activeItemKey() !== undefined,
    run: () => {
      const key = activeItemKey()
      if (key === undefined) return
      openSidebar('collections')
      revealInTree(addressOf(key))
      focusLandmarkSoon('tree')
    }
  },
  {
    id: 'folder.run',
    title: 'Run the folder or collection…',
    keys: ['Alt+R'],
    when: () => targetToRun() !== undefined,
    run: () => {
      const folder = targetToRun()
      if (folder) openRun(folder)
    }
  },
  {
    id: 'item.rename',
    title: 'Rename what is selected in the sidebar',
    keys: ['F2'],
    within: 'tree',
    when: () => changeableItem() !== undefined || targetExample() !== undefined,
    run: () => {
      const [key] = targetKeys()
      const item = changeableItem()
      if (item) startRenaming(item)
      else if (key !== undefined) startRenamingExample(key)
    }
  },
  {
    id: 'item.duplicate',
    title: 'Duplicate what is selected in the sidebar',
    keys: ['Mod+D'],
    within: 'tree',
    when: () => (changeableItem()?.path ?? '') !== '',
    run: () => {
      const item = changeableItem()
      if (item) void duplicateItem(item)
    }
  },
  {
    id: 'item.move',
    title: 'Move what is selected in the sidebar with the arrow keys',
    keys: ['Mod+Shift+M'],
    within: 'tree',
    when: () => canChangeSelected() && useTreeView.getState().filter === '',
    run: () => liftRows(targetKeys())
  },
  {
    id: 'item.delete',
    title: 'Delete what is selected in the sidebar',
    keys: ['Delete'],
    within: 'tree',
    when: () => canChangeSelected() || targetExample() !== undefined || isCollection(),
    run: () => {
      const example = targetExample()
      if (example) void deleteExample(example.address, example.index)
      else if (canChangeSelected()) askToDelete(targetItems())
      else
        tell(
          'A collection is not deleted here. “Close collection” takes it out of the sidebar; its files stay.'
        )
    }
  }
]

function inFolder(make: typeof createRequest): void {
  const folder = targetFolder()
  if (!folder) return
  openSidebar('collections')
  void make(folder)
}
