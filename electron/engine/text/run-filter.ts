import type { InputOf, OutputOf } from '#shared/contract/define.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { WorkerThread } from '../threads/worker-thread.ts'
import { inTurn } from './filter-turns.ts'
import type { FilterContract } from './thread-contract.ts'

const LIMIT_MS = 60_000
/** Half of what all threads of Electron have together. */
const MEMORY_MIB = 2048

type FilterInput = InputOf<FilterContract, 'filter'>
type FilterOutput = OutputOf<FilterContract, 'filter'>

/**
 * Evaluates a filter in a thread that ends with it, once no other one is evaluated.
 * @param memoryMib most memory for its values
 * @throws ClientError BUILD `filter`; TIMEOUT and BODY_LIMIT `filter`; ABORTED by the signal
 */
export function runFilter(
  input: FilterInput,
  signal: AbortSignal,
  memoryMib = MEMORY_MIB
): Promise<FilterOutput> {
  return inTurn(() => evaluate(input, signal, memoryMib), signal)
}

async function evaluate(input: FilterInput, signal: AbortSignal, memoryMib: number): Promise<FilterOutput> {
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
