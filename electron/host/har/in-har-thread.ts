import { WorkerThread } from '#engine/threads/worker-thread.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { HarThreadContract } from './har-thread-contract.ts'

/**
 * Asks a thread that ends with the work: what is being sent is measured by the one that asks.
 * @throws ClientError ABORTED by the signal; what the thread answers
 */
export async function* inHarThread<T>(
  ask: (thread: RpcClient<HarThreadContract>) => AsyncIterable<T>,
  signal: AbortSignal
): AsyncGenerator<T> {
  const thread = new WorkerThread<HarThreadContract>('har-thread')
  const end = () => void thread.end()
  signal.addEventListener('abort', end, { once: true })
  try {
    signal.throwIfAborted()
    yield* ask(thread.client)
  } catch (error) {
    if (signal.aborted) throw new ClientError('ABORTED')
    throw ClientError.wrap(await thread.reasonOf(error))
  } finally {
    signal.removeEventListener('abort', end)
    await thread.end()
  }
}
