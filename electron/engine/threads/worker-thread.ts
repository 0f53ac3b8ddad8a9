import { MessageChannel, type ResourceLimits, Worker } from 'node:worker_threads'
import type { AnyContract } from '#shared/contract/define.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'

/** A thread that answers a contract, until it is ended. */
export class WorkerThread<C extends AnyContract> {
  readonly client: RpcClient<C>
  readonly #worker: Worker
  /** Settles when it has ended: with why, where it did so by itself. */
  readonly #exited: Promise<Error | undefined>

  /** @param name of the file of its bundle, without the ending: see `scripts/threads.mjs` */
  constructor(name: string, resourceLimits: ResourceLimits = {}) {
    const { port1, port2 } = new MessageChannel()
    this.#worker = new Worker(fileOf(name), {
      workerData: port2,
      transferList: [port2],
      // Options of this process are not meant for it.
      execArgv: [],
      resourceLimits
    })
    this.#exited = new Promise(resolve => {
      let failure: Error | undefined
      this.#worker.on('error', error => {
        failure = error
      })
      this.#worker.on('exit', () => resolve(failure))
    })
    this.client = createRpcClient<C>(createMessagePort(port1))
  }

  /**
   * Why something that it was asked has failed: what ended it, where it has ended by itself. That is known only after its
   * port has closed.
   */
  async reasonOf(error: unknown): Promise<unknown> {
    const isGone = error instanceof ClientError && error.reason === 'host-gone'
    return (isGone && (await this.#exited)) || error
  }

  /** Ends it at once, whatever it does. */
  async end(): Promise<void> {
    this.client.close()
    await this.#worker.terminate()
  }
}

/** Beside the bundle that runs. What runs from its sources, as tests do, finds those that were built for it. */
function fileOf(name: string): URL {
  const isBundled = !import.meta.url.endsWith('.ts')
  return new URL(isBundled ? `./${name}.mjs` : `../../../out/threads/${name}.mjs`, import.meta.url)
}
