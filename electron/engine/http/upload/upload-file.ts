import { accessSync, constants, type Stats, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { BlockPool } from '../../bodies/block-pool.ts'
import type { UploadSource } from './upload.ts'

/** So much of a file is read at once. */
const BLOCK_BYTES = 1024 * 1024
/** So many blocks are being read while one is sent. */
const BLOCKS_AHEAD = 2

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
 * The bytes of a file, read ahead of who pulls them. The file is open only while it is iterated.
 * @param pool where the memory comes from: who is done with a chunk may give it back there
 * @throws ClientError IO `length` before the last chunk when it is not as long any more as it was, IO `upload` when it
 * cannot be read
 */
export async function* readFile({ path, size }: UploadFile, pool: BlockPool): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => fail(error))
  const ahead: Promise<Uint8Array>[] = []
  let begun = 0
  const readAhead = () => {
    while (begun < size && ahead.length < BLOCKS_AHEAD) {
      const reading = readBlock(file, pool.take(), begun, { path, size })
      // Who leaves before it is asked for never hears of it.
      reading.catch(() => {})
      ahead.push(reading)
      begun += BLOCK_BYTES
    }
  }
  try {
    await assertSize(file, path, size)
    readAhead()
    for (let next = ahead.shift(); next; next = ahead.shift()) {
      const block = await next
      readAhead()
      // Before the server can take what it has for the whole.
      if (ahead.length === 0) await assertSize(file, path, size)
      yield block
    }
  } finally {
    await Promise.allSettled(ahead)
    await file.close()
  }
}

export function openFile(file: UploadFile): UploadSource {
  return withPool(pool => readFile(file, pool))
}

/** What is read into a pool's memory, with the way to give that back. */
export function withPool(read: (pool: BlockPool) => AsyncIterable<Uint8Array>): UploadSource {
  const pool = new BlockPool(BLOCK_BYTES)
  return {
    [Symbol.asyncIterator]: () => read(pool)[Symbol.asyncIterator](),
    giveBack: chunk => pool.giveBack(chunk)
  }
}

/** Fills the block with what is at `from`, or with the end of the file. */
async function readBlock(
  file: FileHandle,
  block: Buffer,
  from: number,
  { path, size }: UploadFile
): Promise<Uint8Array> {
  const length = Math.min(block.byteLength, size - from)
  for (let done = 0; done < length; ) {
    const reading = file.read(block, done, length - done, from + done)
    const { bytesRead } = await reading.catch((error: unknown) => fail(error))
    if (bytesRead === 0) throw changed(path, size, from + done)
    done += bytesRead
  }
  return block.subarray(0, length)
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
