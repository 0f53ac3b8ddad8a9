import type { EventOf } from '#shared/contract/define.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import { TURN_MEMORY_MIB, takeTurn } from '../threads/memory-turns.ts'
import { isOutOfMemory } from '../threads/out-of-memory.ts'
import { WorkerThread } from '../threads/worker-thread.ts'
import type { LogThreadContract } from './thread/log-thread-contract.ts'
import type { ImportProgress, ImportTarget } from './transfer/begin-import.ts'
import type { ExportFormat } from './transfer/export-formats.ts'

type ExportProgress = EventOf<LogThreadContract, 'export'>

/** For what the largest message is made of on its way. */
const EXPORT_MEMORY_MIB = 1024

/**
 * A whole log as a file, piece by piece, made in a thread. Of what a filter found see `LogFiltering.export`.
 * @throws ClientError IO; ABORTED by the signal
 */
export function exportLog(
  folder: string,
  format: ExportFormat,
  signal: AbortSignal
): AsyncGenerator<ExportProgress> {
  return inThread(client => client.stream('export', { folder, format }), signal, EXPORT_MEMORY_MIB)
}

/**
 * Makes a log of a file, NDJSON or HAR, in a thread, once it is its turn (see `takeTurn`): all of a HAR file is one JSON
 * text. Tells how far it is. The folder is the caller's, also when this fails.
 * @throws ClientError BUILD `file` when nothing in it can be read; IO; BODY_LIMIT `har-memory`; ABORTED by the signal
 */
export async function* importLog(
  target: ImportTarget,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal
): AsyncGenerator<ImportProgress> {
  const { limits, ...rest } = target
  const input = { ...rest, ...(limits && { limits }) }
  const endTurn = await takeTurn(signal)
  try {
    yield* inThread(client => client.stream('import', input, { messages: chunks }), signal, TURN_MEMORY_MIB)
  } finally {
    endTurn()
  }
}

async function* inThread<T>(
  ask: (client: RpcClient<LogThreadContract>) => AsyncIterable<T>,
  signal: AbortSignal,
  memoryMib: number
): AsyncGenerator<T> {
  if (signal.aborted) throw new ClientError('ABORTED')
  const thread = new WorkerThread<LogThreadContract>('log-thread', { maxOldGenerationSizeMb: memoryMib })
  const end = () => void thread.end()
  signal.addEventListener('abort', end, { once: true })
  try {
    yield* ask(thread.client)
  } catch (error) {
    if (signal.aborted) throw new ClientError('ABORTED')
    const reason = await thread.reasonOf(error)
    if (isOutOfMemory(reason)) throw new ClientError('BODY_LIMIT', { reason: 'har-memory', cause: reason })
    throw ClientError.wrap(reason)
  } finally {
    signal.removeEventListener('abort', end)
    await thread.end()
  }
}
