import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { onFiles, unless } from '../file-error.ts'
import { isAlive, ownIdentity } from '../process-identity.ts'

/** Whatever else is asked for names no folder of ours. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** An empty file whose name says who writes the log: `writer-PID.STARTED`. */
const WRITER = /^writer-(\d+)\.(.*)$/

/** The log of a session as it lies in the data folder. */
export interface StoredLog {
  id: string
  /** Of all its files. */
  bytes: number
  /** Whether a living process writes it. */
  live: boolean
  /** When a file was last added to its folder, or taken from it, such as the claim of who wrote it. Since 1970. */
  changedMs: number
}

/**
 * The folders of logs of sessions, in `sessions/` of a data folder. What is in them is whoever's who writes them; one that
 * another process writes can be read.
 */
export class SessionLogStore {
  readonly #folder: string

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = join(home, 'sessions')
  }

  /** Makes a folder for a log that this process writes, until it says that it does no more. @throws ClientError IO */
  create(): Promise<{ id: string; path: string }> {
    const id = randomUUID()
    const path = join(this.#folder, id)
    return onFiles(
      path,
      (async () => {
        await mkdir(path, { recursive: true, mode: 0o700 })
        await writeFile(await this.#claim(id), '', { flag: 'wx', mode: 0o600 })
        return { id, path }
      })()
    )
  }

  /** This process writes it no more. */
  async release(id: string): Promise<void> {
    if (ID.test(id)) await rm(await this.#claim(id), { force: true })
  }

  /** Where a log lies. @throws ClientError IO `not-kept` when there is none of that id */
  async pathOf(id: string): Promise<string> {
    const path = join(this.#folder, id)
    const found = ID.test(id) ? await unless('ENOENT', stat(path)) : undefined
    if (!found?.isDirectory()) throw new ClientError('IO', { reason: 'not-kept', facts: { path: id } })
    return path
  }

  /** Whether a living process writes it, this one or another. */
  async isLive(id: string): Promise<boolean> {
    if (!ID.test(id)) return false
    return (await this.#writers(id)).length > 0
  }

  /** All logs there are, in no order. @throws ClientError IO */
  async list(): Promise<StoredLog[]> {
    const names = (await onFiles(this.#folder, unless('ENOENT', readdir(this.#folder)))) ?? []
    const found = await Promise.all(names.filter(name => ID.test(name)).map(id => this.#look(id)))
    return found.flatMap(log => log ?? [])
  }

  /** Bytes of all files of a log; 0 when there is none of that id. @throws ClientError IO */
  async sizeOf(id: string): Promise<number> {
    const size = ID.test(id) ? await onFiles(this.#folder, this.#sizeOf(id)) : undefined
    return size ?? 0
  }

  /** Deletes a log with all its files. @throws ClientError IO, `EBUSY` while another process writes it */
  async delete(id: string): Promise<void> {
    if (!ID.test(id)) return
    const path = join(this.#folder, id)
    const { pid } = await ownIdentity()
    if ((await this.#writers(id)).some(writer => writer !== pid)) {
      const problem = 'another process still writes the log of this session'
      throw new ClientError('IO', { reason: 'EBUSY', facts: { problem, path } })
    }
    await onFiles(path, rm(path, { recursive: true, force: true }))
  }

  async #look(id: string): Promise<StoredLog | undefined> {
    const folder = await unless('ENOENT', stat(join(this.#folder, id)))
    const bytes = await this.#sizeOf(id)
    if (!folder || bytes === undefined) return undefined
    return { id, bytes, live: await this.isLive(id), changedMs: folder.mtimeMs }
  }

  /** Undefined when it is deleted meanwhile. */
  async #sizeOf(id: string): Promise<number | undefined> {
    const path = join(this.#folder, id)
    const names = await unless('ENOENT', readdir(path))
    if (!names) return undefined
    const sizes = await Promise.all(names.map(name => unless('ENOENT', stat(join(path, name)))))
    return sizes.reduce((sum, file) => sum + (file?.size ?? 0), 0)
  }

  /** The processes that write a log, by their numbers. */
  async #writers(id: string): Promise<number[]> {
    const names = (await unless('ENOENT', readdir(join(this.#folder, id)))) ?? []
    const writers: number[] = []
    for (const name of names) {
      const [claim, digits, started = ''] = WRITER.exec(name) ?? []
      const pid = Number(digits)
      if (claim !== undefined && (await isAlive({ pid, started }))) writers.push(pid)
    }
    return writers
  }

  async #claim(id: string): Promise<string> {
    const { pid, started } = await ownIdentity()
    return join(this.#folder, id, `writer-${pid}.${started}`)
  }
}
