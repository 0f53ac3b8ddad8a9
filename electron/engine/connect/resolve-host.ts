import dns from 'node:dns'
import net from 'node:net'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'

export interface Address {
  address: string
  family: 4 | 6
}

/** Finds all addresses of a host name, in the order of preference. Rejects with an error that carries a `code`. */
export type Lookup = (host: string) => Promise<Address[]>

/** The system's resolver, hosts file included, in the order it answers (RFC 6724). */
export const systemLookup: Lookup = async host => {
  const found = await dns.promises.lookup(host, { all: true, verbatim: true })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

/** The address that a host is itself, or undefined when it is a name and has to be looked up. */
export function addressOf(host: string): Address | undefined {
  const family = net.isIP(host)
  return family === 0 ? undefined : { address: host, family: family === 6 ? 6 : 4 }
}

/** @throws ClientError DNS when there is no address */
export async function resolveHost(host: string, lookup: Lookup): Promise<Address[]> {
  let addresses: Address[]
  try {
    addresses = await lookup(host)
  } catch (cause) {
    throw new ClientError('DNS', { reason: systemCodeOf(cause), phase: 'dns', facts: { host }, cause })
  }
  if (addresses.length > 0) return addresses
  throw new ClientError('DNS', { reason: 'ENOTFOUND', phase: 'dns', facts: { host } })
}
