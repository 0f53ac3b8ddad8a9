import { cp, lstat, open, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { takeFreeName } from '../take-free-name.ts'
import { temporaryName } from '../temporary-name.ts'
import { syncFolder } from '../write-file-atomically.ts'

/**
 * Gives a file or folder another place, also from one disk to another. It is on disk there before it goes here.
 * @returns false when something is there already
 */
export async function carry(from: string, to: string): Promise<boolean> {
  try {
    if (!(await takeFreeName(from, to))) return false
    await syncFolder(dirname(to))
  } catch (error) {
    if (systemCodeOf(error) !== 'EXDEV') throw error
    if (!(await copyInto(from, to, { verbatimSymlinks: true }))) return false
    await rm(from, { recursive: true })
  }
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from))
  return true
}

/**
 * Makes a copy of a file or folder. Links stay behind: they are not followed.
 * @param finish gets the copy before it is there
 * @returns false when something is there already
 */
export function copyAnew(
  from: string,
  to: string,
  finish: (copy: string) => Promise<void>
): Promise<boolean> {
  const filter = async (source: string) => !(await lstat(source)).isSymbolicLink()
  return copyInto(from, to, { filter }, finish)
}

/** Under another name first, so that it is there at once or not at all. */
async function copyInto(
  from: string,
  to: string,
  options: { verbatimSymlinks?: boolean; filter?: (source: string) => Promise<boolean> },
  finish: (copy: string) => Promise<void> = async () => {}
): Promise<boolean> {
  const temporary = join(dirname(to), await temporaryName(basename(to)))
  let placed = false
  try {
    await cp(from, temporary, { recursive: true, ...options })
    await finish(temporary)
    await syncAll(temporary)
    placed = await takeFreeName(temporary, to)
  } finally {
    if (!placed) await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
  }
  if (placed) await syncFolder(dirname(to))
  return placed
}

/** Puts a file, or a folder with all that is in it, on the disk. */
async function syncAll(place: string): Promise<void> {
  const stats = await lstat(place)
  if (stats.isDirectory()) {
    for (const name of await readdir(place)) await syncAll(join(place, name))
    await syncFolder(place)
  } else if (stats.isFile()) {
    // Windows lets nobody put on the disk what he may not write.
    const file = await open(place, process.platform === 'win32' ? 'r+' : 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
}
