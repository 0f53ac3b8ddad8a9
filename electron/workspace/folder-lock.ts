import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { unless } from './file-error.ts'
import { parseJson } from './parse-json.ts'
import { isAlive, ownIdentity, ProcessIdentity } from './process-identity.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

const PREFIX = 'lock-'
/** For when several withdraw before each other. */
const ATTEMPTS = 5
const LONGEST_PAUSE_MS = 50

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes possession of a folder, or returns undefined when a living process has it.
 *
 * Everyone writes a claim of its own name and then looks for others: of two at the same moment at least one sees
 * the other and withdraws, perhaps both, but never neither. A dead process's claim is deleted by its name, which
 * nobody uses again, so that no living claim can be deleted by mistake, as a single lock file could.
 */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const own = `${PREFIX}${randomUUID()}.json`
    const release = () => rm(join(folder, own), { force: true })
    if (await isHeld(folder, own)) return undefined
    await writeFileAtomically(join(folder, own), JSON.stringify(await ownIdentity()))
    if (!(await isHeld(folder, own))) return { release }
    await release()
    await setTimeout(Math.random() * LONGEST_PAUSE_MS)
  }
  return undefined
}

async function isHeld(folder: string, own: string): Promise<boolean> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PREFIX) || name === own) continue
    const path = join(folder, name)
    const text = await unless('ENOENT', readFile(path, 'utf8'))
    if (text === undefined) continue
    const holder = ProcessIdentity.safeParse(parseJson(text))
    if (holder.success && (await isAlive(holder.data))) return true
    await rm(path, { force: true })
  }
  return false
}
