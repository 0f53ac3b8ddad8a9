import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { TEMPORARY_SUFFIX } from './temporary-name.ts'

/** Deletes what a crash left half written of a file. Only under the lock, when nobody else is writing it. */
export async function deleteTemporaries(folder: string, file: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(`.${file}.`) && name.endsWith(TEMPORARY_SUFFIX))
      await rm(join(folder, name), { force: true })
}
