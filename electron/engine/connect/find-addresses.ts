import type { ConnectTarget } from './connect-target.ts'
import { type Address, addressOf, resolveHost } from './resolve-host.ts'

/**
 * The addresses of a host. A host that is an address itself is not looked up, unless another one is to stand for it.
 * @param onLookup told when somebody has to be asked, which takes time
 * @throws ClientError DNS; the reason of the signal when it was aborted
 */
export async function findAddresses(
  { host, port }: { host: string; port: number },
  { lookup, lookupKey }: Pick<ConnectTarget, 'lookup' | 'lookupKey'>,
  onLookup: () => void,
  signal: AbortSignal
): Promise<Address[]> {
  const literal = addressOf(host)
  if (literal && lookupKey === '') return [literal]
  const found = resolveHost(host, port, lookup)
  if (Array.isArray(found)) return found
  onLookup()
  // A lookup cannot be stopped: when it is no longer wanted, its answer is ignored.
  return await new Promise<Address[]>((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    found.finally(() => signal.removeEventListener('abort', onAbort)).then(resolve, reject)
  })
}
