import { accessSync, constants, type Stats, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'

/** So much of a file is read at once, and handed to the socket in one piece. */
const PIECE_BYTES = 256 * 1024

/** A file that will be sent, as long as it stays as long as it is now. */
export interface UploadFile {
  path: string
  size: number
}

/**
 * Looks at a file before anything is sent.
 * @param field where its path was typed
 * @throws ClientError BUILD at that field when it is missing, no file, or not to be read
 */
export function planFile(path: string, field: string): UploadFile {
  try {
    const stats = statSync(path)
    if (!stats.isFile()) throw refuse(path, field, describeKind(stats))
    accessSync(path, constants.R_OK)
    return { path, size: stats.size }
  } catch (error) {
    if (error instanceof ClientError) throw error
    const problem = PROBLEMS[systemCodeOf(error) ?? ''] ?? `cannot be read: ${messageOf(error)}`
    throw refuse(path, field, problem, error)
  }
}

/**
 * The bytes of a file, the next piece being read while one is sent. The file is open only while it is iterated.
 * @throws ClientError IO `length` before the last piece when it is not as long any more as it was, IO `upload` when it
 * cannot be read
 */
export async function* readFile({ path, size }: UploadFile): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => fail(error))
  let ahead: Promise<Uint8Array> | undefined
  try {
    await assertSize(file, path, size)
    ahead = readPiece(file, path, 0, size)
    for (let at = 0; at < size; ) {
      const piece = await ahead
      at += piece.byteLength
      // Before the server can take what it has for the whole.
      if (at === size) await assertSize(file, path, size)
      else ahead = readPiece(file, path, at, size)
      // Who leaves now never hears of it.
      ahead.catch(() => {})
      yield piece
    }
  } finally {
    await ahead?.catch(() => {})
    await file.close()
  }
}

async function readPiece(file: FileHandle, path: string, at: number, size: number): Promise<Uint8Array> {
  const piece = Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, size - at))
  const { bytesRead } = await file.read(piece, 0, piece.byteLength, at).catch((error: unknown) => fail(error))
  if (bytesRead === 0 && piece.byteLength > 0) throw changed(path, size, at)
  return piece.subarray(0, bytesRead)
}

async function assertSize(file: FileHandle, path: string, size: number): Promise<void> {
  const stats = await file.stat().catch((error: unknown) => fail(error))
  if (stats.size !== size) throw changed(path, size, stats.size)
}

function changed(path: string, expected: number, actual: number): ClientError {
  return new ClientError('IO', { reason: 'length', phase: 'send', facts: { path, expected, actual } })
}

function fail(cause: unknown): never {
  throw new ClientError('IO', {
    reason: 'upload',
    phase: 'send',
    facts: { problem: messageOf(cause) },
    cause
  })
}

const PROBLEMS: Record<string, string> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist: a part of its path is no folder',
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  ELOOP: 'is a link that leads in a circle'
}

function describeKind(stats: Stats): string {
  return stats.isDirectory() ? 'is a folder, not a file' : 'is not a regular file: its size is not known'
}

function refuse(path: string, field: string, what: string, cause?: unknown): ClientError {
  return new ClientError('BUILD', { field, facts: { problem: `The file ${path} ${what}.`, path }, cause })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
