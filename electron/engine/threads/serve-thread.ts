import { MessagePort, workerData } from 'node:worker_threads'
import type { AnyContract } from '#shared/contract/define.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'
import { serve } from '#shared/rpc/server.ts'

/** Answers whoever made this thread. */
export function serveThread<C extends AnyContract>(contract: C, handlers: Handlers<C>): void {
  if (!(workerData instanceof MessagePort)) throw new Error('A thread is made by WorkerThread.')
  serve(createMessagePort(workerData), contract, handlers)
}
