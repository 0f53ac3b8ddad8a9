import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'

/** Paths that a person chose on this machine. */
export interface FileGrants {
  read?: readonly string[]
  /** Files that may be written or replaced, also such as do not exist yet. */
  write?: readonly string[]
}

/**
 * Which files a page may have read and written for it. A page is not trusted: it may show what comes from the
 * internet. So only what was granted on this machine is touched, the very file that it was: links are followed when it
 * is granted and again when it is asked for.
 */
export class FileAccess {
  readonly #readable = new Set<string>()
  readonly #writable = new Set<string>()

  constructor({ read = [], write = [] }: FileGrants = {}) {
    for (const path of read) this.#readable.add(realPath(path))
    for (const path of write) this.#writable.add(realPath(path))
  }

  /**
   * @param field where the path was given
   * @returns the path without links in it, which is the one to open
   * @throws ClientError BUILD at the field when it was not granted, whether or not there is such a file
   */
  readable(path: string, field: string): string {
    return assertGranted(this.#readable, path, field, 'so it is not read')
  }

  /** As `readable`, for a file to write. */
  writable(path: string, field: string): string {
    return assertGranted(this.#writable, path, field, 'so nothing is saved there')
  }
}

function assertGranted(granted: ReadonlySet<string>, path: string, field: string, refusal: string): string {
  const real = realPath(path)
  if (granted.has(real)) return real
  const problem = `The file ${path} was not chosen on this machine, ${refusal}. Choose it again.`
  throw new ClientError('BUILD', { field, facts: { problem, path } })
}

/** Where a path leads; for what does not exist, where it would be. */
function realPath(path: string): string {
  return followed(path) ?? join(followed(dirname(path)) ?? resolve(dirname(path)), basename(path))
}

function followed(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
