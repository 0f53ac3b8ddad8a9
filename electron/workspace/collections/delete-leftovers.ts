import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporaryName } from '../write-file-atomically.ts'

/** What is younger may be of a process that is just writing it. */
const OLD_MS = 10 * 60 * 1000

/** Deletes what processes left behind in a folder that died while they wrote a file. Whatever cannot be deleted stays. */
export async function deleteLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!isTemporaryName(name)) continue
    const place = join(folder, name)
    const found = await stat(place).catch(() => undefined)
    if (!found || Date.now() - found.mtimeMs < OLD_MS) continue
    await rm(place, { recursive: true, force: true }).catch(() => undefined)
  }
}
