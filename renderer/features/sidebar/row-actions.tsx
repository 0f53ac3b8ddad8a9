import {
  Cable,
  ClipboardCopy,
  Copy,
  CornerDownRight,
  FilePlus,
  FolderOpen,
  FolderPlus,
  FolderSearch,
  ListVideo,
  Move,
  Pencil,
  Settings2,
  Trash2,
  X
} from 'lucide-react'
import type { ItemAddress } from '#shared/model/item.ts'
import { keysOf } from '../../commands/registry.ts'
import type { MenuAction, MenuGroups } from '../../components/action-menu.tsx'
import { askToLocate, closeCollection } from '../../state/collection-actions.ts'
import { deleteExample } from '../../state/example-actions.ts'
import { useHost } from '../../state/host.ts'
import {
  askToDelete,
  copyPath,
  createFolder,
  createRequest,
  createSocket,
  duplicateItem,
  openRow,
  revealFile
} from '../../state/item-actions.ts'
import { openRun } from '../../state/open-run.ts'
import { findCollection, findNode } from '../../state/tree.ts'
import { addressOf, type TreeKey } from '../../state/tree-key.ts'
import { canChange, targetFolder, type targetItem, targetItems } from '../../state/tree-targets.ts'
import { liftRows, startRenaming, startRenamingExample, useTreeView } from '../../state/tree-view.ts'

/** What can be done with some rows: one, or several that are selected. */
export function actionsFor(keys: readonly TreeKey[]): MenuGroups {
  const [key] = keys
  if (key === undefined) return []
  const items = targetItems(keys)
  if (keys.length > 1) return canChange(items) ? [moveActions(keys), [deleteAction(items)]] : []
  const { collectionId, path, example } = addressOf(key)
  const collection = findCollection(collectionId)
  if (example !== undefined) return exampleActions(key, collection?.writable ?? false)
  if (collection?.state === 'missing') return [missingActions(collectionId)]

  const address = { collectionId, path }
  const writable = collection?.writable ?? false
  const isFolder = path === '' || findNode(address)?.kind === 'folder'
  const folder = targetFolder(key)
  const rename = {
    label: 'Rename',
    icon: <Pencil />,
    keys: keysOf('item.rename'),
    run: () => startRenaming(address)
  }
  return [
    isFolder && folder ? newActions(folder) : [],
    isFolder ? [runAction(address)] : [],
    [
      isFolder
        ? { label: 'Settings', icon: <Settings2 />, run: () => openRow(key, true) }
        : { label: 'Open in a tab', icon: <CornerDownRight />, run: () => openRow(key, true) },
      ...(writable ? [rename] : []),
      ...(writable && path !== '' ? [duplicateAction(address), ...moveActions(keys)] : [])
    ],
    fileActions(address),
    path === '' ? [closeAction(collectionId)] : writable ? [deleteAction(items)] : []
  ]
}

function runAction(address: ItemAddress): MenuAction {
  return { label: 'Run…', icon: <ListVideo />, run: () => openRun(address) }
}

function newActions(folder: Parameters<typeof createRequest>[0]): MenuAction[] {
  return [
    { label: 'New request', icon: <FilePlus />, run: () => void createRequest(folder) },
    { label: 'New WebSocket request', icon: <Cable />, run: () => void createSocket(folder) },
    { label: 'New folder', icon: <FolderPlus />, run: () => void createFolder(folder) }
  ]
}

function exampleActions(key: TreeKey, writable: boolean): MenuGroups {
  const { example, ...address } = addressOf(key)
  const open = { label: 'Open in a tab', icon: <CornerDownRight />, run: () => openRow(key, true) }
  if (!writable || example === undefined) return [[open]]
  const remove = () => void deleteExample(address, example)
  const rename = {
    label: 'Rename',
    icon: <Pencil />,
    keys: keysOf('item.rename'),
    run: () => startRenamingExample(key)
  }
  return [
    [open, rename],
    [{ label: 'Delete', icon: <Trash2 />, keys: keysOf('item.delete'), danger: true, run: remove }]
  ]
}

function duplicateAction(address: NonNullable<ReturnType<typeof targetItem>>): MenuAction {
  return {
    label: 'Duplicate',
    icon: <Copy />,
    keys: keysOf('item.duplicate'),
    run: () => void duplicateItem(address)
  }
}

/** Not in a part of the tree: what lies between is not to be seen there. */
function moveActions(keys: readonly TreeKey[]): MenuAction[] {
  if (useTreeView.getState().filter !== '') return []
  return [
    {
      label: 'Move with the arrow keys',
      icon: <Move />,
      keys: keysOf('item.move'),
      run: () => liftRows(keys)
    }
  ]
}

function deleteAction(items: ReturnType<typeof targetItems>): MenuAction {
  return {
    label: items.length > 1 ? `Delete ${items.length} items` : 'Delete',
    icon: <Trash2 />,
    keys: keysOf('item.delete'),
    danger: true,
    run: () => askToDelete(items)
  }
}

function fileActions(address: Parameters<typeof copyPath>[0]): MenuAction[] {
  const canReveal = useHost.getState().shell?.features.revealFile.available
  return [
    ...(window.isSecureContext
      ? [{ label: 'Copy path', icon: <ClipboardCopy />, run: () => void copyPath(address) }]
      : []),
    ...(canReveal
      ? [{ label: 'Show in file manager', icon: <FolderOpen />, run: () => void revealFile(address) }]
      : [])
  ]
}

function missingActions(collectionId: string): MenuAction[] {
  return [
    { label: 'Locate…', icon: <FolderSearch />, run: () => askToLocate(collectionId) },
    closeAction(collectionId)
  ]
}

function closeAction(collectionId: string): MenuAction {
  return { label: 'Close collection', icon: <X />, run: () => closeCollection(collectionId) }
}
