import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileFailure } from '#engine/bodies/file-failure.ts'
import { ReplacementFile } from '#engine/bodies/replacement-file.ts'
import { openOutput } from './open-output.ts'
import { type Pieces, printPieces } from './print-pieces.ts'

/** Writes all of it. @throws ClientError IO when it cannot be written; what the pieces throw */
export type Output = (pieces: Pieces) => Promise<void>

/**
 * Where a flag says that something goes: standard output, a device or a pipe, which are written to as they are, or a
 * file that is replaced once all is there. Where it is a link, what that leads to.
 * @param flag as it is written, to name it
 * @throws UsageError when it cannot be opened, ClientError BUILD `output` when no file can be there
 */
export async function planOutput(path: string, flag: string): Promise<Output> {
  const stream = await openOutput(path, flag)
  if (stream === process.stdout) return printPieces
  if (stream) return pieces => writeTo(stream, path, pieces)
  const target = ReplacementFile.plan(path, 'output')
  return pieces => replace(target, pieces)
}

async function writeTo(stream: Writable, name: string, pieces: Pieces): Promise<void> {
  await pipeline(pieces, stream).catch((error: unknown) => {
    throw fileFailure(error, name)
  })
}

async function replace(target: ReplacementFile, pieces: Pieces): Promise<void> {
  const refuse = (cause: unknown): never => {
    throw fileFailure(cause, target.name)
  }
  try {
    const file = await target.open().catch(refuse)
    try {
      for await (const piece of pieces) await file.appendFile(piece).catch(refuse)
      await target.commit(file).catch(refuse)
    } finally {
      await file.close()
    }
  } catch (error) {
    await target.discard().catch(() => {})
    throw error
  }
}
