import type { InputOf, OutputOf } from '#shared/contract/define.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { WorkerThread } from '../threads/worker-thread.ts'
import type { FilterContract } from './thread-contract.ts'

const LIMIT_MS = 60_000
const MEMORY_MIB = 4096

/**
 * Evaluates a filter in a thread that ends with it.
 * @param memoryMib most memory for its values
 * @throws ClientError BUILD `filter`; TIMEOUT and BODY_LIMIT `filter`; ABORTED by the signal
 */
export async function runFilter(
  input: InputOf<FilterContract, 'filter'>,
  signal: AbortSignal,
  memoryMib = MEMORY_MIB
): Promise<OutputOf<FilterContract, 'filter'>> {
  const thread = new WorkerThread<FilterContract>('filter-thread', { maxOldGenerationSizeMb: memoryMib })
  const timeout = AbortSignal.timeout(LIMIT_MS)
  const ended = AbortSignal.any([signal, timeout])
  try {
    return await thread.client.call('filter', input, { signal: ended })
  } catch (error) {
    if (signal.aborted) throw new ClientError('ABORTED')
    if (timeout.aborted)
      throw new ClientError('TIMEOUT', { reason: 'filter', facts: { limit: `${LIMIT_MS / 1000} s` } })
    const reason = await thread.reasonOf(error)
    if (isOutOfMemory(reason)) throw new ClientError('BODY_LIMIT', { reason: 'filter-memory', cause: reason })
    throw ClientError.wrap(reason)
  } finally {
    await thread.end()
  }
}

function isOutOfMemory(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
