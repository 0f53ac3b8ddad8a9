import { randomUUID } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ClientError } from '#shared/model/client-error.ts'
import { isAlive, ownIdentity } from './process-identity.ts'

/** An empty file whose name says who claims the folder: `lock-PID.STARTED.UNIQUE`. */
const CLAIM = /^lock-(\d+)\.([^.]*)\.[0-9a-f-]{36}$/
/** For when several withdraw before each other. */
const ATTEMPTS = 5
const LONGEST_PAUSE_MS = 50
/** For who waits for his turn. */
const PATIENCE_MS = 5000

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes possession of a folder, or returns undefined when a living process has it.
 *
 * Everyone makes a claim of its own name and then looks for others: of two at the same moment at least one sees
 * the other and withdraws, perhaps both, but never neither. A dead process's claim is deleted by its name, which
 * nobody uses again, so that no living claim can be deleted by mistake, as a single lock file could.
 */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const { pid, started } = await ownIdentity()
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const claim = `lock-${pid}.${started}.${randomUUID()}`
    const release = () => rm(join(folder, claim), { force: true })
    if (await isHeld(folder, claim)) return undefined
    await writeFile(join(folder, claim), '', { flag: 'wx', mode: 0o600 })
    if (!(await isHeld(folder, claim))) return { release }
    await release()
    await setTimeout(Math.random() * LONGEST_PAUSE_MS)
  }
  return undefined
}

/**
 * Runs work while nobody else does who asks by this folder, in this process or another.
 * @throws ClientError IO when a living process keeps the folder for longer than anything should take
 */
export async function withFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS
  let lock = await lockFolder(folder)
  while (!lock) {
    if (Date.now() >= end) {
      const problem = `another process has kept ${folder} to itself for ${PATIENCE_MS / 1000} s`
      throw new ClientError('IO', { reason: 'EBUSY', facts: { problem, path: folder } })
    }
    await setTimeout(Math.random() * LONGEST_PAUSE_MS)
    lock = await lockFolder(folder)
  }
  try {
    return await work()
  } finally {
    await lock.release()
  }
}

async function isHeld(folder: string, own: string): Promise<boolean> {
  for (const name of await readdir(folder)) {
    const [claim, pid, started = ''] = CLAIM.exec(name) ?? []
    if (claim === undefined || claim === own) continue
    if (await isAlive({ pid: Number(pid), started })) return true
    await rm(join(folder, name), { force: true })
  }
  return false
}
