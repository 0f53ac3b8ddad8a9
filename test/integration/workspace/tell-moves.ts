import { CollectionStore } from '#workspace/collections/collection-store.ts'
import { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'

/** `ready`, or a move as `from → to`. */
export type Told = string

/** Run as a process of its own: has a collection open, and tells what it is told of moves. */
export async function tellMoves(home: string, folder: string): Promise<void> {
  const workspaces = new WorkspaceStore(home)
  const store = new CollectionStore(home, workspaces)
  const [workspace] = await workspaces.list()
  if (!workspace) throw new Error('There is no workspace.')
  const collection = await store.get(await store.open(workspace.id, folder))
  await collection.work.idle()
  collection.events.onEvent(event => {
    if (event.type === 'moved') process.send?.(`${event.from.path} → ${event.to.path}`)
  })
  process.send?.('ready')
  await new Promise(() => {})
}
