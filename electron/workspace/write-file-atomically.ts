import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileError } from './file-error.ts'

/** Ends the names of files that are being written. One that is left behind by a crash may be deleted. */
export const TEMPORARY_SUFFIX = '.tmp'

const lastWrites = new Map<string, Promise<void>>()

/**
 * Replaces a file so that whoever reads it, also after a crash or a power cut, finds the old content or the new,
 * whole. Writes to one path happen in the order in which they were asked for. It is on disk when this settles.
 * @throws ClientError IO
 */
export function writeFileAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const before = lastWrites.get(path) ?? Promise.resolve()
  const write = before.catch(() => undefined).then(() => replaceFile(path, content))
  lastWrites.set(path, write)
  return write.finally(() => {
    if (lastWrites.get(path) === write) lastWrites.delete(path)
  })
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path)
  const suffix = `${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`
  const temporary = join(folder, `.${basename(path)}.${suffix}`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw fileError(error, path)
  }
}

/** Makes the rename itself durable. Windows cannot open a folder and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
