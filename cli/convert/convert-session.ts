import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FolderSegments } from '#engine/session-log/read/folder-segments.ts'
import type { ExportFormat } from '#engine/session-log/transfer/export-formats.ts'
import { exportLog } from '#engine/session-log/transfer/export-log.ts'
import { importLog } from '#engine/session-log/transfer/import-log.ts'
import { planOutput } from '../output/plan-output.ts'
import { quietPieces } from '../output/print-json.ts'
import { warn } from '../warn.ts'

/**
 * Writes the messages of a session in another format, and tells what of them could not be read.
 * @param output a file, or `-` for standard output
 * @throws UsageError, ClientError BUILD `file` when nothing in it can be read, IO
 */
export async function convertSession(
  chunks: AsyncIterable<Uint8Array>,
  to: ExportFormat,
  output: string
): Promise<void> {
  const write = await planOutput(output, `--output ${output}`)
  const pieces = messagesAs(to, chunks)
  await write(output === '-' && process.stdout.isTTY ? quietPieces(pieces) : pieces)
}

/** By way of a log on disk: of files of any size little is in memory. */
async function* messagesAs(to: ExportFormat, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'sonde-convert-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // A reader that has seen enough ends the process, as signals do.
  process.once('exit', remove)
  try {
    const log = join(folder, 'log')
    const target = { folder: log, startedAt: new Date().toISOString() }
    let problems: readonly string[] = []
    for await (const progress of importLog(chunks, target)) ({ problems } = progress)
    for (const problem of problems) warn(problem)
    const source = new FolderSegments(log)
    await source.refresh()
    for await (const { bytes } of exportLog(source, to, undefined)) yield bytes
  } finally {
    remove()
    process.off('exit', remove)
  }
}
