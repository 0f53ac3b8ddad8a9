import { link, lstat, open, rename, rm, unlink } from 'node:fs/promises'
import { isSameFile } from '#shared/model/is-same-file.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { unless } from './file-error.ts'

/** How file systems say that they know no second name for a file. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'])

/**
 * Gives a file or folder another name that nothing has. A rename would replace a file that others have just put there;
 * a second name for the file is given only where there is none.
 * @returns false when something has the name: then nothing is changed
 * @throws what the file system says
 */
export async function takeFreeName(from: string, to: string): Promise<boolean> {
  const stats = await lstat(from)
  const there = await unless('ENOENT', lstat(to))
  if (there && isSameFile(stats, there)) {
    // Where case is ignored, a name that differs in nothing else is that of the file itself.
    await rename(from, to)
    return true
  }
  if (there) return false
  if (stats.isDirectory()) return renameFolder(from, to)
  return stats.isFile() ? linkOver(from, to) : reserve(from, to)
}

async function linkOver(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
  } catch (error) {
    const code = systemCodeOf(error) ?? ''
    if (code === 'EEXIST') return false
    if (NO_LINKS.has(code)) return reserve(from, to)
    throw error
  }
  await unlink(from)
  return true
}

/** Makes an empty file, which only one can, and replaces that. */
async function reserve(from: string, to: string): Promise<boolean> {
  const file = await unless('EEXIST', open(to, 'wx'))
  if (!file) return false
  await file.close()
  try {
    await rename(from, to)
  } catch (error) {
    await rm(to, { force: true })
    throw error
  }
  return true
}

/** A rename replaces an empty folder at the most, and nothing is lost by that. */
async function renameFolder(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (!['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(systemCodeOf(error) ?? '')) throw error
    return false
  }
}
