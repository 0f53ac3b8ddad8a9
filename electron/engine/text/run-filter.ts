import type { InputOf, OutputOf } from '#shared/contract/define.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { TURN_MEMORY_MIB, takeTurn } from '../threads/memory-turns.ts'
import { isOutOfMemory } from '../threads/out-of-memory.ts'
import { WorkerThread } from '../threads/worker-thread.ts'
import { filterOutOfMemory } from './filter/filter-result.ts'
import type { FilterContract } from './thread-contract.ts'

const LIMIT_MS = 60_000

type FilterInput = InputOf<FilterContract, 'filter'>
type FilterOutput = OutputOf<FilterContract, 'filter'>

/**
 * Evaluates a filter in a thread that ends with it, once it is its turn: see `takeTurn`.
 * @param memoryMib most memory for its values
 * @throws ClientError BUILD `filter`; TIMEOUT and BODY_LIMIT `filter`; ABORTED by the signal
 */
export async function runFilter(
  input: FilterInput,
  signal: AbortSignal,
  memoryMib = TURN_MEMORY_MIB
): Promise<FilterOutput> {
  const endTurn = await takeTurn(signal)
  try {
    return await evaluate(input, signal, memoryMib)
  } finally {
    endTurn()
  }
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
    if (isOutOfMemory(reason)) throw filterOutOfMemory(reason)
    throw ClientError.wrap(reason)
  } finally {
    await thread.end()
  }
}
