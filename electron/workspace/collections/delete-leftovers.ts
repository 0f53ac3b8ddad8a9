import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TreeNode } from '#shared/model/workspace.ts'
import { isOfDeadProcess, isTemporaryName } from '../temporary-name.ts'
import { ENVIRONMENTS } from './item-place.ts'

/** What is younger may be of a process that is just writing it, where it cannot be told whether that lives. */
const OLD_MS = 10 * 60 * 1000

/**
 * Deletes what processes left behind in a collection that died while they wrote a file. What cannot be deleted stays.
 * @param root the collection's folder
 */
export async function deleteLeftovers(root: string, nodes: readonly TreeNode[]): Promise<void> {
  const folders = nodes.filter(({ kind }) => kind === 'folder')
  for (const path of ['', ENVIRONMENTS, ...folders.map(folder => folder.path)])
    await deleteIn(join(root, path))
}

async function deleteIn(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!isTemporaryName(name)) continue
    const place = join(folder, name)
    if (!(await isOfDeadProcess(name)) && !(await isOld(place))) continue
    await rm(place, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function isOld(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs >= OLD_MS
}
