import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { formatBytes } from '#shared/format/bytes.ts'
import type { Place } from '#shared/http/inherit-draft.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { FileAccess } from '../file-access.ts'
import { problemAt } from './problem-at.ts'

/** Far more than any chain of certificates has. */
const MAX_READ = 4 * 1024 * 1024

/** Where the files that requests of a scope name are looked for. Neither is there outside collections. */
interface FilePlace {
  folder?: string
  collectionId?: string
}

/** The files that one request names. What may not be read, or cannot be, is gathered as `problems`. */
export class SendFiles {
  readonly problems: DraftProblem[] = []
  readonly #files: FileAccess
  readonly #place: FilePlace

  constructor(files: FileAccess, place: FilePlace) {
    this.#files = files
    this.#place = place
  }

  /**
   * The file that a path leads to, links followed: it is the one to open. Undefined when it may not be read.
   * @param path as written: a relative one starts at the collection's folder
   */
  find(path: string, at: Place): string | undefined {
    const { folder, collectionId } = this.#place
    // What the preferences name is this machine's own, whatever collection is sent from.
    const inCollection =
      folder !== undefined && collectionId !== undefined && at.origin?.kind !== 'preferences'
    if (!inCollection && !isAbsolute(path)) {
      this.problems.push(problemAt(at, `The path ${path} is relative, and starts at no collection here.`))
      return undefined
    }
    try {
      return inCollection
        ? this.#files.readableFor({ id: collectionId, folder }, path, at.field)
        : this.#files.readable(path, at.field)
    } catch (error) {
      const { reason, message } = ClientError.wrap(error)
      const absolute = inCollection ? resolve(folder, path) : path
      const consent = {
        kind: 'read-file' as const,
        path: absolute,
        ...(inCollection && { collectionId })
      }
      this.problems.push(problemAt(at, message, reason === 'not-granted' ? consent : undefined))
      return undefined
    }
  }

  /** The bytes of a small file, such as a certificate; undefined when it may not be read, or cannot be. */
  async read(path: string, at: Place): Promise<Buffer<ArrayBuffer> | undefined> {
    const real = this.find(path, at)
    if (real === undefined) return undefined
    try {
      const { size } = await stat(real)
      if (size <= MAX_READ) return await readFile(real)
      const problem = `The file ${path} has ${formatBytes(size)}, which is too much for a certificate.`
      this.problems.push(problemAt(at, problem))
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
      this.problems.push(problemAt(at, `The file ${path} cannot be read${why}.`))
    }
    return undefined
  }
}
