import type net from 'node:net'
import { ClientError } from '#shared/model/client-error.ts'
import { connectSocket } from './connect-socket.ts'
import { formatAddress } from './format-address.ts'
import type { Address } from './resolve-host.ts'

/** RFC 8305 §5: how long one attempt may be silent before the next address is tried beside it. */
const ATTEMPT_DELAY_MS = 250

/**
 * Connects to the first address that answers (Happy Eyeballs, RFC 8305). The attempts before stay alive while the
 * next is made, so that a slow network loses nothing; when one stands the others are destroyed.
 * @throws ClientError CONNECT when every address failed; the reason of the signal when it was aborted
 */
export function openTcp(addresses: Address[], port: number, signal: AbortSignal): Promise<net.Socket> {
  const order = interleaveFamilies(addresses)
  const attempts = new Set<net.Socket>()
  const failures: { address: string; error: NodeJS.ErrnoException }[] = []
  let next = 0
  let timer: NodeJS.Timeout | undefined

  return new Promise((resolve, reject) => {
    let settled = false
    const settle = (winner?: net.Socket) => {
      settled = true
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      for (const socket of attempts) if (socket !== winner) socket.destroy()
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
      attempts.add(socket)
      if (next < order.length) timer = setTimeout(tryNext, ATTEMPT_DELAY_MS)
      const onError = (error: NodeJS.ErrnoException) => {
        attempts.delete(socket)
        if (settled) return
        failures.push({ address: target.address, error })
        if (next < order.length) return tryNext()
        if (attempts.size > 0) return
        settle()
        reject(describeFailure(failures, port))
      }
      socket.once('error', onError)
      socket.once('connect', () => {
        socket.off('error', onError)
        settle(socket)
        resolve(socket)
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

function describeFailure(
  failures: { address: string; error: NodeJS.ErrnoException }[],
  port: number
): ClientError {
  const [first] = failures
  const address = first ? formatAddress(first.address, port) : ''
  return new ClientError('CONNECT', {
    reason: first?.error.code,
    phase: 'tcp',
    facts: { address, port },
    cause: first?.error
  })
}
