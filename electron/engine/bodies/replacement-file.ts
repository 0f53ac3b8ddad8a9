import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync
} from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { describeRefusal } from './file-failure.ts'

/** So much of the target's name is in the temporary one, which must not become too long for a name itself. */
const NAME_CHARACTERS = 40

/** Those that lie under their temporary names now: a process that is told to end at once leaves none behind. */
const unfinished = new Set<string>()

function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true })
}

/**
 * A file that takes the place of another, or of none, once it is whole: until then it lies beside it under a name of
 * its own. Whoever looks there, also after a crash, finds the old content or the new, never a part.
 */
export class ReplacementFile {
  /** Where it is written until `commit`. */
  readonly path: string
  /** Whose place it takes. */
  readonly target: string
  /** The target as it was named: in the words of whoever asked for it. */
  readonly name: string
  /** Of the file whose place it takes. */
  readonly #mode: number | undefined
  readonly #lasting: boolean

  private constructor(name: string, target: string, mode: number | undefined, lasting: boolean) {
    this.name = name
    this.target = target
    this.#mode = mode
    this.#lasting = lasting
    const start = basename(target).slice(0, NAME_CHARACTERS)
    this.path = join(dirname(target), `.${start}.${randomBytes(6).toString('hex')}.tmp`)
  }

  /**
   * Nothing is written yet, but tried: who sends a request wants to know before that what comes of it can be kept.
   * Where the target is a link, what it leads to is replaced.
   * @param field where the target was typed
   * @param lasting whether `commit` waits until it would survive a power cut, as nothing that is downloaded need do
   * @throws ClientError BUILD at that field when no file can be there
   */
  static plan(target: string, field: string, lasting = true): ReplacementFile {
    const refuse = (what: string) => {
      const problem = `Nothing can be saved as ${target}: ${what}.`
      return new ClientError('BUILD', { field, facts: { problem, path: target } })
    }
    try {
      const old = statOf(target)
      if (old && !old.isFile())
        throw refuse(old.isDirectory() ? 'that is a folder' : 'that is no regular file')
      if (!old && basename(target) === '') throw refuse('a name for the file is missing')
      if (!old && !statOf(dirname(target))?.isDirectory())
        throw refuse(`there is no folder ${dirname(target)}`)
      // A file that is kept from being written shall not be replaced either.
      if (old) accessSync(target, constants.W_OK)
      const real = old ? realpathSync(target) : target
      const file = new ReplacementFile(target, real, old && old.mode & 0o777, lasting)
      file.#tryOut()
      return file
    } catch (error) {
      throw error instanceof ClientError ? error : refuse(describeRefusal(error))
    }
  }

  /** Rights and the kind of a file system tell too little of whether a file can be made: some refuse it to anybody. */
  #tryOut(): void {
    closeSync(openSync(this.path, 'wx'))
    rmSync(this.path)
  }

  /** The same once more, under another name until `commit`. */
  fresh(): ReplacementFile {
    return new ReplacementFile(this.name, this.target, this.#mode, this.#lasting)
  }

  /** Makes the file, with the rights that the old one had. */
  async open(): Promise<FileHandle> {
    if (unfinished.size === 0) process.once('exit', removeUnfinished)
    unfinished.add(this.path)
    const file = await open(this.path, 'wx+')
    // The rights that a file is made with are cut down by the umask.
    if (this.#mode !== undefined) await file.chmod(this.#mode)
    return file
  }

  /** Puts it into its place, and is done when that would survive a power cut, if it is to be lasting. */
  async commit(file: FileHandle): Promise<void> {
    if (this.#lasting) await file.sync()
    await rename(this.path, this.target)
    this.#forget()
    if (this.#lasting) await syncFolder(dirname(this.target))
  }

  /** Takes it away. After `commit` it has no effect. */
  async discard(): Promise<void> {
    await rm(this.path, { force: true })
    this.#forget()
  }

  #forget(): void {
    unfinished.delete(this.path)
    if (unfinished.size === 0) process.off('exit', removeUnfinished)
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
