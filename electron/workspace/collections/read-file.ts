import { createHash } from 'node:crypto'
import {
  close,
  closeSync,
  constants,
  fstat,
  fstatSync,
  lstatSync,
  open,
  openSync,
  read,
  readFileSync,
  type Stats
} from 'node:fs'
import { lstat } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Little enough for a body that is kept in a file to be read and edited within about a second. See also `tooMuchAt`. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024

/** What lies at the path is followed nowhere, and waited for never: a link is refused, a pipe is not read. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

// Each is made once: a run through a collection reads thousands of files.
const openFile = promisify(open)
const readInto = promisify(read)
const statOf = promisify(fstat)
const closeFile = promisify(close)

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A file of a collection as it is on disk. */
export interface FileBytes {
  bytes: Uint8Array
  /** Names these very bytes. */
  digest: string
  /** Names the file itself, whatever it is called: it keeps it when it is renamed. */
  inode: string
}

/** A file that is there and cannot be taken for text. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

/**
 * Reads a whole file that is not too large.
 * @throws UnusableFile, or what the file system says (ENOENT, ELOOP for a link, EACCES, …)
 */
export async function readFileBytes(path: string): Promise<FileBytes> {
  if (!constants.O_NOFOLLOW && (await lstat(path)).isSymbolicLink()) throw new UnusableFile('It is a link.')
  const file = await openFile(path, FLAGS)
  try {
    const stats = await statOf(file)
    assertUsable(stats)
    const bytes = await readAll(file, stats)
    return { bytes, digest: digestOf(bytes), inode: inodeOf(stats) }
  } finally {
    await closeFile(file)
  }
}

/**
 * The text of a file at this moment, read without giving way: for a process that does nothing else meanwhile, in which
 * that takes a fifth of the time.
 * @throws as `readFileBytes`, and UnusableFile when it is no UTF-8
 */
export function readTextNow(path: string): string {
  if (!constants.O_NOFOLLOW && lstatSync(path).isSymbolicLink()) throw new UnusableFile('It is a link.')
  const file = openSync(path, FLAGS)
  try {
    assertUsable(fstatSync(file))
    return decodeText(readFileSync(file))
  } finally {
    closeSync(file)
  }
}

/** What names the bytes of a file at this moment, found out without giving way. Undefined for one that cannot be read. */
export function digestNow(path: string): string | undefined {
  try {
    const file = openSync(path, FLAGS)
    try {
      return fstatSync(file).size > MAX_FILE_BYTES ? undefined : digestOf(readFileSync(file))
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

/** @throws UnusableFile when it is no UTF-8 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new UnusableFile('It is not encoded in UTF-8. Convert it with an editor.')
  }
}

export function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url')
}

function assertUsable(stats: Stats): void {
  if (!stats.isFile()) throw new UnusableFile('It is no regular file.')
  if (stats.size <= MAX_FILE_BYTES) return
  throw new UnusableFile(
    `It has ${mebibytes(stats.size)}, and more than ${mebibytes(MAX_FILE_BYTES)} are not read. Put large bodies into files of their own.`
  )
}

/** With the time of its birth, since file systems soon give the number of a deleted file to the next one. */
export function inodeOf({ dev, ino, birthtimeMs }: Stats): string {
  return `${dev}:${ino}:${birthtimeMs}`
}

export function mebibytes(bytes: number): string {
  return `${Number((bytes / 1024 / 1024).toFixed(1))} MiB`
}

async function readAll(file: number, { size }: Stats): Promise<Uint8Array> {
  const buffer = new Uint8Array(size)
  let length = 0
  while (length < size) {
    const { bytesRead } = await readInto(file, buffer, length, size - length, length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return buffer.subarray(0, length)
}
