import type net from 'node:net'
import { ClientError } from '#shared/model/client-error.ts'
import { connectSocket } from './connect-socket.ts'

/** These mean something else for an address. */
const REASONS: Record<string, string> = { ECONNREFUSED: 'unix-refused', EACCES: 'unix-denied' }

/**
 * Connects to a Unix domain socket.
 * @throws ClientError CONNECT; the reason of the signal when it was aborted
 */
export function openUnixSocket(path: string, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const socket = connectSocket({ path })
    const settle = (act: () => void) => {
      signal.removeEventListener('abort', onAbort)
      socket.off('error', onError)
      act()
    }
    const onAbort = () => {
      socket.destroy()
      settle(() => reject(signal.reason))
    }
    const onError = (cause: NodeJS.ErrnoException) => {
      const code = cause.code ?? cause.message
      const facts = { address: `unix:${path}`, path }
      const reason = REASONS[code] ?? code
      settle(() => reject(new ClientError('CONNECT', { reason, phase: 'tcp', facts, cause })))
    }
    signal.addEventListener('abort', onAbort)
    socket.once('error', onError)
    socket.once('connect', () => settle(() => resolve(socket)))
  })
}
