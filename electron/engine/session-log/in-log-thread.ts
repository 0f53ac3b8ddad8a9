import type { EventOf } from '#shared/contract/define.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import { WorkerThread } from '../threads/worker-thread.ts'
import type { ExportFormat, LogThreadContract } from './thread/log-thread-contract.ts'
import type { ImportProgress, ImportTarget } from './transfer/import-log.ts'

type ExportProgress = EventOf<LogThreadContract, 'export'>

/** A whole log as a file, piece by piece, made in a thread. Of what a filter found see `LogFiltering.export`. */
export function exportLog(
  folder: string,
  format: ExportFormat,
  signal: AbortSignal
): AsyncGenerator<ExportProgress> {
  return inThread(client => client.stream('export', { folder, format }), signal)
}

/**
 * Makes a log of a file, NDJSON or HAR, in a thread, and tells how far it is. The folder is the caller's, also when this
 * fails.
 * @throws ClientError BUILD `file` when nothing in it can be read; IO; ABORTED by the signal
 */
export function importLog(
  target: ImportTarget,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal
): AsyncGenerator<ImportProgress> {
  const { limits, ...rest } = target
  const input = { ...rest, ...(limits && { limits }) }
  return inThread(client => client.stream('import', input, { messages: chunks }), signal)
}

async function* inThread<T>(
  ask: (client: RpcClient<LogThreadContract>) => AsyncIterable<T>,
  signal: AbortSignal
): AsyncGenerator<T> {
  if (signal.aborted) throw new ClientError('ABORTED')
  const thread = new WorkerThread<LogThreadContract>('log-thread')
  const end = () => void thread.end()
  signal.addEventListener('abort', end, { once: true })
  try {
    yield* ask(thread.client)
  } catch (error) {
    if (signal.aborted) throw new ClientError('ABORTED')
    throw ClientError.wrap(await thread.reasonOf(error))
  } finally {
    signal.removeEventListener('abort', end)
    await thread.end()
  }
}
