import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemCodeOf } from '#shared/model/system-code.ts'

const IPV4 = '127.0.0.1'
const IPV6 = '::1'
/** What the system says where it has no IPv6, or not here. */
const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])
/** So many ports are tried for one that nobody has. */
const TRIES = 20

/** A server for each of this machine's own addresses. */
export interface LoopbackServers {
  ipv4: Server
  ipv6: Server
}

export interface Listening {
  port: number
  /** Whether somebody else answers at the IPv6 address, by that very port. */
  isContested: boolean
}

/**
 * Listens at both of this machine's own addresses by one port: what is called `localhost` is either of them, and
 * browsers try IPv6 first. Where the machine has none, nobody can be there.
 * @param port 0 for any that is free at both
 * @throws Error of the system when the port cannot be listened on at 127.0.0.1
 */
export async function listenOnLoopback({ ipv4, ipv6 }: LoopbackServers, port: number): Promise<Listening> {
  for (let tries = 1; ; tries++) {
    await listen(ipv4, port, IPV4)
    const { port: given } = ipv4.address() as AddressInfo
    const isContested = !(await isOurs(ipv6, given))
    if (!isContested || port !== 0 || tries === TRIES) return { port: given, isContested }
    await closeServer(ipv4)
  }
}

/** Ends all connections and stops listening. One that does not listen is left as it is. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen({ port, host, ipv6Only: true })
  await once(server, 'listening')
}

async function isOurs(server: Server, port: number): Promise<boolean> {
  try {
    await listen(server, port, IPV6)
    return true
  } catch (error) {
    return NO_IPV6.has(systemCodeOf(error) ?? '')
  }
}
