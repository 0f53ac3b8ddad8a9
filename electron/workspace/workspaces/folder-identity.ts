import { stat } from 'node:fs/promises'
import { inodeOf } from '../collections/read-file.ts'

/**
 * Tells a folder from every other that was or will be at its path: its device, inode and birth, of which an inode alone
 * is given again. Renaming it and changing what is in it leave it the one that it is.
 * @returns undefined when there is none, or its file system does not say when it was made
 */
export async function folderIdentity(path: string): Promise<string | undefined> {
  try {
    const stats = await stat(path)
    return stats.birthtimeMs > 0 ? inodeOf(stats) : undefined
  } catch {
    return undefined
  }
}
