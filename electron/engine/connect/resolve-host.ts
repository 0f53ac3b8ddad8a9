import dns from 'node:dns'
import net from 'node:net'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'

export interface Address {
  address: string
  family: 4 | 6
}

/**
 * Finds all addresses of a host, in the order of preference. A promise where somebody has to be asked: that takes
 * time. It rejects with an error that carries a `code`.
 */
export type Lookup = (host: string, port: number) => Address[] | Promise<Address[]>

const LOOPBACK: Address[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 }
]

/**
 * The system's resolver, hosts file included, in the order it answers (RFC 6724). Names below localhost are this
 * machine without being asked for (RFC 6761 §6.3): most resolvers do not know that.
 */
export const systemLookup: Lookup = host => (/\.localhost\.?$/i.test(host) ? LOOPBACK : askSystem(host))

async function askSystem(host: string): Promise<Address[]> {
  const found = await dns.promises.lookup(host, { all: true, verbatim: true })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

/** The address that a host is itself, or undefined when it is a name and has to be looked up. */
export function addressOf(host: string): Address | undefined {
  const family = net.isIP(host)
  return family === 0 ? undefined : { address: host, family: family === 6 ? 6 : 4 }
}

/** @throws ClientError DNS, or rejects with it, when there is no address */
export function resolveHost(host: string, port: number, lookup: Lookup): Address[] | Promise<Address[]> {
  const found = lookup(host, port)
  return Array.isArray(found) ? assertSome(host, found) : awaitAddresses(host, found)
}

async function awaitAddresses(host: string, found: Promise<Address[]>): Promise<Address[]> {
  let addresses: Address[]
  try {
    addresses = await found
  } catch (cause) {
    throw new ClientError('DNS', { reason: systemCodeOf(cause), phase: 'dns', facts: { host }, cause })
  }
  return assertSome(host, addresses)
}

function assertSome(host: string, addresses: Address[]): Address[] {
  if (addresses.length > 0) return addresses
  throw new ClientError('DNS', { reason: 'ENOTFOUND', phase: 'dns', facts: { host } })
}
