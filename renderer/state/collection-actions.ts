import { ClientError } from '#shared/model/client-error.ts'
import { host, useHost } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { findCollection, useTree } from './tree.ts'
import { expand, revealInTree } from './tree-view.ts'
import { openPrompt } from './ui.ts'
import { shownWorkspace } from './workspaces.ts'

/** Lets a person choose a folder, and opens it as a collection. */
export function askToOpen(): void {
  if (!canPick()) openPrompt({ kind: 'openCollection' })
  else
    attempt('The collection could not be opened.', async () => {
      const path = await pickFolder('Open collection')
      if (path !== undefined) await openCollection(path)
    })
}

/** Lets a person say where the folder of a collection is now. */
export function askToLocate(collectionId: string): void {
  if (!canPick()) openPrompt({ kind: 'locateCollection', collectionId })
  else
    attempt('The collection could not be found there.', async () => {
      const path = await pickFolder(`Locate “${findCollection(collectionId)?.name ?? ''}”`)
      if (path !== undefined) await locateCollection(collectionId, path)
    })
}

/** Whether the shell has dialogs to choose folders in; else their paths are typed. */
export function canPick(): boolean {
  return useHost.getState().shell?.features.pickFile.available ?? false
}

/** @returns the folder that was chosen, if one was @throws ClientError */
export async function pickFolder(title: string): Promise<string | undefined> {
  const client = await host.ready()
  return (await client.call('files.pick', { purpose: 'open-folder', title })).path
}

/**
 * Does something with a folder that was typed. When it was not granted yet, that is asked for outside the page.
 * @throws ClientError when it is not granted, or cannot be done
 */
export async function withFolder(path: string, act: (path: string) => Promise<void>): Promise<void> {
  try {
    await act(path)
  } catch (thrown) {
    if (ClientError.wrap(thrown).reason !== 'not-granted') throw thrown
    await grantFolder(path)
    await act(path)
  }
}

async function grantFolder(path: string): Promise<void> {
  const client = await host.ready()
  const { granted, why } = await client.call('consent.ask', { kind: 'open-folder', path })
  if (granted) return
  const problem = why ?? 'It was not allowed.'
  throw new ClientError('BUILD', { field: 'path', facts: { problem } })
}

/** Opens a folder that was granted. @throws ClientError */
export async function openCollection(path: string): Promise<void> {
  const client = await host.ready()
  const { collectionId } = await client.call('collection.open', { workspaceId: workspaceId(), path })
  showOpened(collectionId)
}

/** Makes a collection in a folder of its own. @param parent that was granted @throws ClientError */
export async function createCollection(parent: string, name: string): Promise<void> {
  const client = await host.ready()
  const { collectionId } = await client.call('collection.create', {
    workspaceId: workspaceId(),
    parent,
    name
  })
  showOpened(collectionId)
}

/** @param path of a folder that was granted @throws ClientError */
export async function locateCollection(collectionId: string, path: string): Promise<void> {
  await (await host.ready()).call('collection.relocate', { collectionId, path })
}

/** Takes a collection out of the workspace. Its files stay. */
export function closeCollection(collectionId: string): void {
  const { name, folder } = findCollection(collectionId) ?? { name: '', folder: '' }
  attempt(`“${name}” could not be closed.`, async () => {
    const client = await host.ready()
    await client.call('collection.close', { collectionId, workspaceId: workspaceId() })
    tell(`“${name}” closed. Its files are still in ${folder}.`)
  })
}

/** Puts a collection before another one, or at the end. */
export function moveCollection(collectionId: string, before: string | undefined): void {
  const others = useTree
    .getState()
    .tree.collections.map(({ id }) => id)
    .filter(id => id !== collectionId)
  const index = before === undefined ? others.length : others.indexOf(before)
  attempt('The collections could not be put in this order.', async () => {
    const client = await host.ready()
    await client.call('collection.order', {
      workspaceId: workspaceId(),
      collectionIds: others.toSpliced(index, 0, collectionId)
    })
  })
}

function showOpened(collectionId: string): void {
  const address = { collectionId, path: '' }
  revealInTree(address)
  expand(address)
}

function workspaceId(): string {
  const workspace = shownWorkspace()
  if (!workspace)
    throw new ClientError('INTERNAL', { facts: { problem: 'The workspaces have not been read yet.' } })
  return workspace.id
}

function attempt(failure: string, act: () => Promise<void>): void {
  act().catch((error: unknown) => tellFailure(failure, error))
}
