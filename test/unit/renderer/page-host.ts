import { onTestFinished, vi } from 'vitest'
import type { HostClient } from '#renderer/state/host.ts'
import type { Contract } from '#shared/contract/index.ts'
import { contract } from '#shared/contract/index.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { serve } from '#shared/rpc/server.ts'

/** What a page is served: of the contract, what the test is about. */
export type Served<K extends keyof Contract> = Handlers<Pick<Contract, K>>

/**
 * Connects the page's modules to handlers, over a real port, until the test is over.
 * @returns loses that connection; the next one is there at once
 */
export async function connectPage<K extends keyof Contract>(handlers: Served<K>): Promise<{ lose(): void }> {
  const { host } = await import('#renderer/state/host.ts')
  let connection: { client: HostClient; close(): void } | undefined
  const connect = () => {
    const [own, other] = createMemoryPorts()
    const names = Object.keys(handlers) as K[]
    const part = Object.fromEntries(names.map(name => [name, contract[name]])) as Pick<Contract, K>
    serve(other, part, handlers)
    return { client: createRpcClient<Contract>(own), close: () => other.close() }
  }
  const ready = vi.spyOn(host, 'ready').mockImplementation(async () => {
    connection ??= connect()
    return connection.client
  })
  onTestFinished(() => {
    connection?.close()
    ready.mockRestore()
  })
  return {
    lose() {
      connection?.close()
      connection = undefined
    }
  }
}

/** Frames of a page, drawn when the test says so. */
export function pageFrames(): { draw(): void } {
  let next = 0
  const waiting = new Map<number, FrameRequestCallback>()
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    waiting.set(++next, callback)
    return next
  })
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => waiting.delete(frame))
  return {
    draw() {
      const due = [...waiting.values()]
      waiting.clear()
      for (const callback of due) callback(0)
    }
  }
}
