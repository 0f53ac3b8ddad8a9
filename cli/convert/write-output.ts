import { fileFailure } from '#engine/bodies/file-failure.ts'
import { ReplacementFile } from '#engine/bodies/replacement-file.ts'
import { printPieces } from '../print-pieces.ts'

type Pieces = AsyncIterable<string | Uint8Array>

/**
 * Writes to standard output, or to a file that is replaced once all is there.
 * @throws ClientError BUILD when no file can be there, IO when it cannot be written; what the pieces throw
 */
export async function writeOutput(path: string | undefined, pieces: Pieces): Promise<void> {
  if (path === undefined || path === '-') return printPieces(pieces)
  const target = ReplacementFile.plan(path, 'output')
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
