import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { temporaryName } from '#workspace/temporary-name.ts'
import { syncFolder } from '#workspace/write-file-atomically.ts'
import { UNWRITABLE } from '../exit-statuses.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Makes a folder with these files, which appears once all are there.
 * @param path of the folder: nothing may be there yet
 * @param flag as it is written, to name it
 * @param files texts by their names
 * @throws UsageError when it is there already, or cannot be written
 */
export async function writeFolder(
  path: string,
  flag: string,
  files: ReadonlyMap<string, string>
): Promise<void> {
  const folder = resolve(path)
  const parent = dirname(folder)
  const whole = join(parent, await temporaryName(basename(folder)))
  try {
    await assertFree(folder)
    await mkdir(whole)
    await writeFiles(whole, files)
    await syncFolder(whole)
    // Somebody may have made one meanwhile.
    await assertFree(folder)
    await rename(whole, folder)
    await syncFolder(parent)
  } catch (error) {
    await rm(whole, { recursive: true, force: true })
    throw new UsageError(`${flag}: ${describeRefusal(error)}`, UNWRITABLE)
  }
}

/** The time goes by with waiting for the disk. */
const AT_ONCE = 8

/** Once it settles nothing more is written, whether or not all could be. */
async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const left = files.entries()
  const writers = Array.from({ length: AT_ONCE }, async () => {
    for (const [name, text] of left) await writeFile(join(folder, name), text, { flag: 'wx', flush: true })
  })
  for (const written of await Promise.allSettled(writers))
    if (written.status === 'rejected') throw written.reason
}

async function assertFree(folder: string): Promise<void> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (systemCodeOf(error) !== 'ENOENT') throw error
  })
  if (found) throw new Error('something is there already; name a folder that is to be made')
}
