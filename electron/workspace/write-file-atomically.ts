import { renameSync } from 'node:fs'
import { access, constants, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { fileError, unless } from './file-error.ts'
import { takeFreeName } from './take-free-name.ts'
import { temporaryName } from './temporary-name.ts'

const lastWrites = new Map<string, Promise<unknown>>()

export interface WriteOptions {
  /** It is not ours alone: it keeps the permissions that it had, and a new one gets those that others get here. */
  shared?: boolean
}

/** Of files that are ours alone, and of such that are not, before the umask. */
const OWN_MODE = 0o600
const SHARED_MODE = 0o666
const ANYBODY_WRITES = 0o222

/**
 * Replaces a file so that whoever reads it, also after a crash or a power cut, finds the old content or the new,
 * whole. Writes to one path happen in the order in which they were asked for. It is on disk when this settles.
 * @throws ClientError IO
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {}
): Promise<void> {
  await inTurn(path, () =>
    withTemporary(path, content, options, async temporary => {
      await rename(temporary, path)
      return true
    })
  )
}

/**
 * Replaces a file in the same way, if it is still to be when all else is done: others may have changed it while
 * the new content went to the disk.
 * @param stillMeant looks at once, so that nothing of ours comes between the look and the rename
 * @returns whether it was replaced
 * @throws ClientError IO
 */
export function writeFileIf(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions,
  stillMeant: () => boolean
): Promise<boolean> {
  return inTurn(path, () =>
    withTemporary(path, content, options, async temporary => {
      if (!stillMeant()) return false
      renameSync(temporary, path)
      return true
    })
  )
}

/**
 * Makes a file that is not there yet, whole and on disk.
 * @returns false when something is there already: then that stays
 * @throws ClientError IO
 */
export function writeNewFile(path: string, content: string | Uint8Array): Promise<boolean> {
  return inTurn(path, () =>
    withTemporary(path, content, { shared: true }, temporary => takeFreeName(temporary, path))
  )
}

async function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = lastWrites.get(path) ?? Promise.resolve()
  const write = before.catch(() => undefined).then(work)
  lastWrites.set(path, write)
  try {
    return await write
  } finally {
    if (lastWrites.get(path) === write) lastWrites.delete(path)
  }
}

/** Writes the content beside the file, for `place` to put it there. */
async function withTemporary(
  path: string,
  content: string | Uint8Array,
  { shared = false }: WriteOptions,
  place: (temporary: string) => Promise<boolean>
): Promise<boolean> {
  const folder = dirname(path)
  const temporary = join(folder, await temporaryName(basename(path)))
  try {
    const before = shared ? await unless('ENOENT', stat(path)) : undefined
    if (before) await assertWritable(path, before.mode)
    const file = await open(temporary, 'wx', shared ? SHARED_MODE : OWN_MODE)
    try {
      if (before) await file.chmod(before.mode)
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    const placed = await place(temporary)
    if (placed) await syncFolder(folder)
    else await rm(temporary, { force: true })
    return placed
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw fileError(error, path)
  }
}

/** A rename asks the folder alone: whoever protects a file does not mean it to be replaced either. */
async function assertWritable(path: string, mode: number): Promise<void> {
  // Root may write all the same, and so might whoever it belongs to.
  if ((mode & ANYBODY_WRITES) === 0) throw new ClientError('IO', { reason: 'protected', facts: { path } })
  await access(path, constants.W_OK)
}

/** Makes the renames in a folder durable. Windows cannot open a folder and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
