import { type Stats, statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'
import { isWithin, realPath } from '#workspace/real-path.ts'

/** Paths that a person chose on this machine. */
export interface FileGrants {
  read?: readonly string[]
  /** Files that may be written or replaced, also such as do not exist yet. */
  write?: readonly string[]
  /** Folders that may be opened as collections, and those in them. */
  open?: readonly string[]
  /** Files, and folders of which everything may be read and opened. */
  below?: readonly string[]
}

/** What was allowed on this machine and is remembered. */
export interface Consents {
  allows(request: ConsentRequest): boolean
}

const NO_CONSENTS: Consents = { allows: () => false }
/** Of what the kernel makes up, a file of a process holds its environment and its memory. */
const KERNEL_FOLDERS = ['/proc', '/sys']

/**
 * Which files a page may have read and written for it. A page is not trusted: it may show what comes from the
 * internet. So only what was granted on this machine is touched, the very file that it was: links are followed when it
 * is granted and again when it is asked for. Nothing but files is read: no device, no pipe, nothing of `/proc`.
 */
export class FileAccess {
  readonly #readable = new Set<string>()
  readonly #writable = new Set<string>()
  readonly #openable = new Set<string>()
  readonly #below = new Set<string>()
  readonly #consents: Consents

  constructor(grants: FileGrants = {}, consents: Consents = NO_CONSENTS) {
    this.#consents = consents
    this.grant(grants)
  }

  /** Grants more, as long as this process runs. Only for what a person chose outside any page. */
  grant({ read = [], write = [], open = [], below = [] }: FileGrants): void {
    addReal(this.#readable, read)
    addReal(this.#writable, write)
    addReal(this.#openable, open)
    addReal(this.#below, below)
  }

  /**
   * @param field where the path was given
   * @returns the path without links in it, which is the one to open
   * @throws ClientError BUILD at the field when it was not granted, whether or not there is such a file
   */
  readable(path: string, field: string): string {
    const real = realPath(path)
    if (real !== undefined && this.#mayRead(real)) return assertFile(real, path, field)
    throw refuse(
      path,
      field,
      'was not chosen on this machine, so it is not read. Choose it again.',
      'not-granted'
    )
  }

  /**
   * As `readable`, for a file that a collection names: also what lies in its folder and what it was allowed to read.
   * @param path relative ones start at the collection's folder
   */
  readableFor(collection: { id: string; folder: string }, path: string, field: string): string {
    const folder = realPath(collection.folder)
    const real = folder === undefined ? undefined : realPath(resolve(folder, path))
    if (real !== undefined && folder !== undefined) {
      if (isWithin(folder, real) || this.#mayRead(real, collection.id)) return assertFile(real, path, field)
    }
    const isLink = real !== undefined && folder !== undefined && real !== resolve(folder, path)
    const where = isLink ? `leads to ${real}, which lies outside` : 'lies outside'
    const why = `${where} the collection and was not allowed, so it is not read.`
    throw refuse(path, field, why, 'not-granted')
  }

  /** As `readable`, for a file to write. */
  writable(path: string, field: string): string {
    const real = realPath(path)
    if (real !== undefined && this.#writable.has(real)) return real
    throw refuse(path, field, 'was not chosen on this machine, so nothing is saved there. Choose it again.')
  }

  /**
   * As `readable`, for a folder to open as a collection, or to make one in.
   * @throws ClientError BUILD at the field when it was not granted, whether or not there is such a folder
   */
  openable(path: string, field: string): string {
    const real = isAbsolute(path) ? realPath(path) : undefined
    const granted = [...this.#openable, ...this.#below]
    if (real !== undefined && !isOfKernel(real)) {
      if (granted.some(folder => isWithin(folder, real))) return real
      if (this.#consents.allows({ kind: 'open-folder', path: real })) return real
    }
    const problem = `The folder ${path} was not chosen on this machine, so it is not opened.`
    throw new ClientError('BUILD', { reason: 'not-granted', field, facts: { problem, path } })
  }

  #mayRead(real: string, collectionId?: string): boolean {
    if (this.#readable.has(real)) return true
    if ([...this.#below].some(folder => isWithin(folder, real))) return true
    return this.#consents.allows({
      kind: 'read-file',
      path: real,
      ...(collectionId !== undefined && { collectionId })
    })
  }
}

function addReal(granted: Set<string>, paths: readonly string[]): void {
  for (const path of paths) {
    const real = realPath(path)
    if (real !== undefined) granted.add(real)
  }
}

/** Opening a pipe waits for ever, and a device has no end. What is missing is told by whoever opens it. */
function assertFile(real: string, path: string, field: string): string {
  const stats = look(real)
  if (isOfKernel(real) || (stats && !stats.isFile()))
    throw refuse(path, field, 'is no file that can be read.')
  return real
}

function look(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function isOfKernel(real: string): boolean {
  return KERNEL_FOLDERS.some(folder => isWithin(folder, real))
}

/** @param reason `not-granted` where it would be otherwise if the person allowed it */
function refuse(path: string, field: string, why: string, reason?: 'not-granted'): ClientError {
  return new ClientError('BUILD', { reason, field, facts: { problem: `The file ${path} ${why}`, path } })
}
