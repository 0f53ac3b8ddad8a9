import { forEachBounded } from './for-each-bounded.ts'
import { type IsIgnored, type Listed, listFolder } from './list-folder.ts'
import type { Entry } from './node-tree.ts'
import { problemOf, readEntry } from './read-entry.ts'

const AT_ONCE = 32
/** So many nodes are told together. */
const BATCH = 500

/** How the files of a collection are looked at. */
export interface Looking {
  /** The collection's folder on disk. */
  root: string
  ignored: IsIgnored
  /** Called before a folder is listed, so that nothing happens in it unseen. */
  enter(folder: string): void
}

/**
 * Finds all that is under a folder, level by level.
 * @param found takes them in batches, outermost first
 * @returns false when there is no such folder
 */
export async function scanFolder(
  looking: Looking,
  folder: string,
  found: (entries: Entry[]) => void
): Promise<boolean> {
  let batch: Entry[] = []
  const flush = () => {
    if (batch.length > 0) found(batch)
    batch = []
  }
  let exists = true
  for (let level = [folder]; level.length > 0; ) {
    const listed: Listed[] = []
    await forEachBounded(level, AT_ONCE, async path => {
      looking.enter(path)
      const items = await listSafely(looking, path, entry => batch.push(entry))
      if (!items && path === folder) exists = false
      listed.push(...(items ?? []))
    })
    await forEachBounded(listed, AT_ONCE, async item => {
      const entry = await readEntry(looking.root, item)
      if (entry) batch.push(entry)
      if (batch.length >= BATCH) flush()
    })
    level = listed.filter(({ type }) => type === 'folder').map(({ path }) => path)
  }
  flush()
  return exists
}

/** A folder that cannot be listed is shown with its problem; the rest stays usable. */
export async function listSafely(
  { root, ignored }: Looking,
  folder: string,
  found: (entry: Entry) => void
): Promise<Listed[] | undefined> {
  try {
    return await listFolder(root, folder, ignored)
  } catch (error) {
    if (folder === '') throw error
    // What one may not see says so itself.
    const entry = await readEntry(root, { path: folder, type: 'folder' })
    if (entry) found({ ...entry, node: { problem: problemOf(error, folder), ...entry.node } })
    return []
  }
}
