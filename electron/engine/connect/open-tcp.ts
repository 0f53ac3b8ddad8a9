import type net from 'node:net'
import { ClientError } from '#shared/model/client-error.ts'
import type { ConnectAttempt } from '#shared/model/exchange.ts'
import { connectSocket } from './connect-socket.ts'
import { formatAddress } from './format-address.ts'
import type { Address } from './resolve-host.ts'

/** RFC 8305 §5: how long one attempt may be silent before the next address is tried beside it. */
const ATTEMPT_DELAY_MS = 250

/** A connection, and where else it was tried on the way. */
export interface OpenedTcp {
  raw: net.Socket
  /** Absent where the first address answered. */
  attempts?: ConnectAttempt[]
}

/**
 * Connects to the first address that answers (Happy Eyeballs, RFC 8305). The attempts before stay alive while the
 * next is made, so that a slow network loses nothing; when one stands the others are destroyed.
 * @throws ClientError CONNECT when every address failed; the reason of the signal when it was aborted
 */
export function openTcp(addresses: Address[], port: number, signal: AbortSignal): Promise<OpenedTcp> {
  const order = interleaveFamilies(addresses)
  const pending = new Set<net.Socket>()
  const attempts: ConnectAttempt[] = []
  let first: { attempt: ConnectAttempt; error: NodeJS.ErrnoException } | undefined
  let next = 0
  let timer: NodeJS.Timeout | undefined

  return new Promise((resolve, reject) => {
    let settled = false
    const settle = (winner?: net.Socket) => {
      settled = true
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      for (const socket of pending) if (socket !== winner) socket.destroy()
    }
    const onAbort = () => {
      settle()
      reject(signal.reason)
    }
    const tryNext = () => {
      clearTimeout(timer)
      if (settled) return
      const target = order[next++]
      if (!target) return
      const socket = connectSocket({ host: target.address, port, family: target.family, noDelay: true })
      const attempt: ConnectAttempt = { address: formatAddress(target.address, port), outcome: 'overtaken' }
      pending.add(socket)
      attempts.push(attempt)
      if (next < order.length) timer = setTimeout(tryNext, ATTEMPT_DELAY_MS)
      const onError = (error: NodeJS.ErrnoException) => {
        pending.delete(socket)
        if (settled) return
        first ??= { attempt, error }
        attempt.outcome = 'failed'
        if (error.code !== undefined) attempt.error = error.code
        if (next < order.length) return tryNext()
        if (pending.size > 0) return
        settle()
        reject(describeFailure(first.attempt, first.error, attempts, port))
      }
      socket.once('error', onError)
      socket.once('connect', () => {
        socket.off('error', onError)
        settle(socket)
        attempt.outcome = 'connected'
        resolve({ raw: socket, ...(attempts.length > 1 && { attempts }) })
      })
    }
    if (signal.aborted) return reject(signal.reason)
    signal.addEventListener('abort', onAbort)
    tryNext()
  })
}

/** Alternates the address families, starting with the one that the resolver prefers (RFC 8305 §4). */
export function interleaveFamilies(addresses: Address[]): Address[] {
  const preferred = addresses.filter(({ family }) => family === addresses[0]?.family)
  const others = addresses.filter(({ family }) => family !== addresses[0]?.family)
  return preferred
    .flatMap((address, index) => [address, ...others.slice(index, index + 1)])
    .concat(others.slice(preferred.length))
}

/** It is about the address that failed first, and names the others. */
function describeFailure(
  first: ConnectAttempt,
  cause: NodeJS.ErrnoException,
  attempts: readonly ConnectAttempt[],
  port: number
): ClientError {
  const others = attempts
    .filter(each => each !== first)
    .map(({ address, error }) => (error === undefined ? address : `${address} (${error})`))
  return new ClientError('CONNECT', {
    reason: cause.code,
    phase: 'tcp',
    facts: { address: first.address, port, ...(others.length > 0 && { others: others.join(', ') }) },
    cause
  })
}
