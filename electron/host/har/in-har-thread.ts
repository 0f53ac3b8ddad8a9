import { TURN_MEMORY_MIB, takeTurn } from '#engine/threads/memory-turns.ts'
import { isOutOfMemory } from '#engine/threads/out-of-memory.ts'
import { WorkerThread } from '#engine/threads/worker-thread.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { HarThreadContract } from './har-thread-contract.ts'

/**
 * Asks a thread that ends with the work, once it is its turn (see `takeTurn`): what is being sent is measured by the one
 * that asks.
 * @param memoryMib most memory for its values
 * @throws ClientError ABORTED by the signal; BODY_LIMIT `har-memory`; what the thread answers
 */
export async function* inHarThread<T>(
  ask: (thread: RpcClient<HarThreadContract>) => AsyncIterable<T>,
  signal: AbortSignal,
  memoryMib = TURN_MEMORY_MIB
): AsyncGenerator<T> {
  const endTurn = await takeTurn(signal)
  try {
    yield* askThread(ask, signal, memoryMib)
  } finally {
    endTurn()
  }
}

async function* askThread<T>(
  ask: (thread: RpcClient<HarThreadContract>) => AsyncIterable<T>,
  signal: AbortSignal,
  memoryMib: number
): AsyncGenerator<T> {
  const thread = new WorkerThread<HarThreadContract>('har-thread', { maxOldGenerationSizeMb: memoryMib })
  const end = () => void thread.end()
  signal.addEventListener('abort', end, { once: true })
  try {
    signal.throwIfAborted()
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
