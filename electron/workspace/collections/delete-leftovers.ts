import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TreeNode } from '#shared/model/workspace.ts'
import { isTemporaryName } from '../write-file-atomically.ts'

/** What is younger may be of a process that is just writing it. */
const OLD_MS = 10 * 60 * 1000

/**
 * Deletes what processes left behind in a collection that died while they wrote a file. What cannot be deleted stays.
 * @param root the collection's folder
 */
export async function deleteLeftovers(root: string, nodes: readonly TreeNode[]): Promise<void> {
  const folders = nodes.filter(({ kind }) => kind === 'folder')
  for (const path of ['', ...folders.map(folder => folder.path)]) await deleteIn(join(root, path))
}

async function deleteIn(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!isTemporaryName(name)) continue
    const place = join(folder, name)
    const found = await stat(place).catch(() => undefined)
    if (!found || Date.now() - found.mtimeMs < OLD_MS) continue
    await rm(place, { recursive: true, force: true }).catch(() => undefined)
  }
}
