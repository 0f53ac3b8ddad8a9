import { randomBytes } from 'node:crypto'
import { realpathSync, type Stats, statSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'

/**
 * A file that takes the place of another, or of none, once it is whole: until then it lies beside it under a name of
 * its own. Whoever looks there, also after a crash, finds the old content or the new, never a part.
 */
export class ReplacementFile {
  /** Where it is written until `commit`. */
  readonly path: string
  /** Whose place it takes. */
  readonly target: string
  /** Of the file whose place it takes. */
  readonly #mode: number | undefined

  private constructor(target: string, mode: number | undefined) {
    this.target = target
    this.#mode = mode
    this.path = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  }

  /**
   * Nothing is written yet. Where the target is a link, what it leads to is replaced.
   * @param field where the target was typed
   * @throws ClientError BUILD at that field when no file can be there
   */
  static plan(target: string, field: string): ReplacementFile {
    const refuse = (what: string) => {
      const problem = `Nothing can be saved as ${target}: ${what}.`
      return new ClientError('BUILD', { field, facts: { problem, path: target } })
    }
    const old = statOf(target)
    if (old && !old.isFile()) throw refuse(old.isDirectory() ? 'that is a folder' : 'that is no regular file')
    if (old) return new ReplacementFile(realpathSync(target), old.mode & 0o777)
    if (basename(target) === '') throw refuse('a name for the file is missing')
    if (!statOf(dirname(target))?.isDirectory()) throw refuse(`there is no folder ${dirname(target)}`)
    return new ReplacementFile(target, undefined)
  }

  /** The same once more, under another name until `commit`. */
  fresh(): ReplacementFile {
    return new ReplacementFile(this.target, this.#mode)
  }

  /** Makes the file, with the rights that the old one had. */
  async open(): Promise<FileHandle> {
    const file = await open(this.path, 'wx+')
    // The rights that a file is made with are cut down by the umask.
    if (this.#mode !== undefined) await file.chmod(this.#mode)
    return file
  }

  /** Puts it into its place, and is done when that would survive a power cut. */
  async commit(file: FileHandle): Promise<void> {
    await file.sync()
    await rename(this.path, this.target)
    await syncFolder(dirname(this.target))
  }

  /** Takes it away. After `commit` it has no effect. */
  async discard(): Promise<void> {
    await rm(this.path, { force: true })
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || systemCodeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

/** Makes the rename itself durable. Windows cannot open a folder and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
