import { create } from 'zustand'
import type { Contract } from '#shared/contract/index.ts'
import type { ShellInfo } from '#shared/contract/shell.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { connectHost, HostRefusal } from './connect-host.ts'

export type HostClient = RpcClient<Contract>

export type HostStatus =
  | { state: 'connecting' }
  | { state: 'connected' }
  /** The port closed, or the host has a `problem` that keeps it from serving this page. It is being tried again. */
  | { state: 'lost'; problem?: string }
  /** It will not let this page in. Only a new address helps. */
  | { state: 'refused'; why: HostRefusal['why'] }

interface HostState {
  status: HostStatus
  /** What the shell is and can do, once it has said so. */
  shell: ShellInfo | undefined
}

export const useHost = create<HostState>(() => ({ status: { state: 'connecting' }, shell: undefined }))

const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 4000

let client: HostClient | undefined
const waiting: ((client: HostClient) => void)[] = []
let endDelay = () => {}

export const host = {
  /**
   * The client of the host, as soon as there is one.
   * @throws ClientError ABORTED when it is no longer waited for
   */
  ready(signal?: AbortSignal): Promise<HostClient> {
    if (client) return Promise.resolve(client)
    return new Promise((resolve, reject) => {
      waiting.push(resolve)
      signal?.addEventListener('abort', () => reject(new ClientError('ABORTED')), { once: true })
    })
  },

  /** The client, when there is one right now. */
  get client(): HostClient | undefined {
    return client
  },

  /**
   * Reads a window of a stored body, at most `MAX_BODY_WINDOW` bytes. Shorter at the end, empty beyond it.
   * @throws ClientError IO when the body is gone
   */
  async readBody(id: string, offset: number, length: number): Promise<Uint8Array> {
    return (await host.ready()).call('body.read', { id, offset, length })
  },

  /** Frees a stored body. A host that is gone has freed it already. */
  releaseBody(id: string): void {
    client?.call('body.release', { id }).catch(() => {})
  },

  /** Tries again now instead of when the delay is over. */
  retry(): void {
    endDelay()
  }
}

/**
 * Connects, and connects again whenever the port closes, for as long as the page lives.
 * @param greet what is to be said first on each new connection; the client is handed out when it is done
 */
export async function keepConnected(greet: (client: HostClient) => Promise<void>): Promise<never> {
  // A new address with a new token changes only the fragment, which does not load the page anew.
  window.addEventListener('hashchange', () => endDelay())
  let delayMs = FIRST_DELAY_MS
  for (;;) {
    try {
      await serveUntilClosed(createRpcClient<Contract>(await connectHost()), greet)
      delayMs = FIRST_DELAY_MS
      useHost.setState({ status: { state: 'lost' } })
    } catch (error) {
      useHost.setState({ status: explainFailure(error) })
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)
    }
    // The same key will not be taken a second time: only a person can do something about it.
    await delay(useHost.getState().status.state === 'refused' ? undefined : delayMs)
  }
}

async function serveUntilClosed(
  next: HostClient,
  greet: (client: HostClient) => Promise<void>
): Promise<void> {
  try {
    await greet(next)
    client = next
    useHost.setState({ status: { state: 'connected' } })
    for (const resolve of waiting.splice(0)) resolve(next)
    await next.closed
  } finally {
    client = undefined
    next.close()
  }
}

function explainFailure(error: unknown): HostStatus {
  if (error instanceof HostRefusal) return { state: 'refused', why: error.why }
  if (error instanceof ClientError && error.reason !== 'host-gone')
    return { state: 'lost', problem: `${error.message} ${error.hint}` }
  return { state: 'lost' }
}

/** Waits, for ever without a number, or until `endDelay`. */
function delay(ms: number | undefined): Promise<void> {
  return new Promise(resolve => {
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
    endDelay = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}
