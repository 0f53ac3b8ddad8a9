import { folderIdentity } from './folder-identity.ts'
import type { KnownCollection, StoredCollection, StoredWorkspace } from './stored-workspace.ts'

/** The collections that are open in any of these workspaces. */
export function openIn(workspaces: readonly StoredWorkspace[]): StoredCollection[] {
  return workspaces.flatMap(({ collections }) => collections)
}

/**
 * The collection that a folder is or was. Secrets and consents belong to its id, and so they go to nothing else that is
 * put at its path: one that is closed everywhere is known by its folder.
 * @param folder its identity, when it has one
 */
export function knownAt(
  path: string,
  folder: string | undefined,
  open: readonly StoredCollection[],
  known: readonly KnownCollection[]
): StoredCollection | undefined {
  return (
    open.find(each => each.path === path) ??
    known.find(each => each.path === path && each.folder !== undefined && each.folder === folder)
  )
}

/** All collections that were ever opened, each known by the folder that was there when it was opened, or closed since. */
export async function knownAfter(
  known: readonly KnownCollection[],
  openBefore: readonly StoredCollection[],
  open: readonly StoredCollection[]
): Promise<KnownCollection[]> {
  const isOpen = new Set(open.map(({ id }) => id))
  const closed = openBefore.filter(({ id }) => !isOpen.has(id))
  const byId = new Map(known.map(each => [each.id, each]))
  for (const { id, path } of [...open, ...closed]) {
    if (isOpen.has(id) && byId.get(id)?.path === path) continue
    const folder = await folderIdentity(path)
    byId.set(id, { id, path, ...(folder !== undefined && { folder }) })
  }
  return [...byId.values()]
}
