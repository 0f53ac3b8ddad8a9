import net from 'node:net'

/** Where a request goes, as far as the list of exceptions looks. */
interface Destination {
  /** IPv6 without brackets. */
  host: string
  port: number
}

/**
 * Whether a list in the manner of NO_PROXY names a destination, so that it is reached without the proxy. Its entries
 * stand between commas or spaces:
 * - `*`: everything
 * - `example.org`, `.example.org`, `*.example.org`: that host and all below it, as for curl
 * - `192.0.2.1`, `::1`, `[::1]`: that address, however it is written
 * - `192.0.2.0/24`, `2001:db8::/32`: an address in that network. Names are not resolved for it
 * - any of them with `:port` (an IPv6 address in brackets then): only that port
 */
export function bypassesProxy(list: string, destination: Destination): boolean {
  const host = destination.host.toLowerCase().replace(/\.$/, '')
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some(entry => entryNames(entry.toLowerCase(), host, destination.port))
}

function entryNames(entry: string, host: string, port: number): boolean {
  const { pattern, onlyPort } = splitPort(entry)
  if (onlyPort !== undefined && onlyPort !== port) return false
  if (pattern === '*') return true
  if (net.isIP(host) !== 0) return networkContains(pattern, host)
  const suffix = pattern.replace(/^\*?\./, '').replace(/\.$/, '')
  return suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`))
}

/** A bare IPv6 address has no port: its last colon is its own. */
function splitPort(entry: string): { pattern: string; onlyPort?: number } {
  const [, bracketed, afterBrackets, plain, digits] =
    /^(?:\[([^\]]*)\](\/\d+)?|([^:]*))(?::(\d+))?$/.exec(entry) ?? []
  const pattern = bracketed === undefined ? (plain ?? entry) : bracketed + (afterBrackets ?? '')
  return { pattern, ...(digits !== undefined && { onlyPort: Number(digits) }) }
}

function networkContains(pattern: string, host: string): boolean {
  const [address = '', prefix] = pattern.split('/')
  const family = net.isIP(address)
  if (family === 0 || family !== net.isIP(host)) return false
  const [kind, width] = family === 6 ? (['ipv6', 128] as const) : (['ipv4', 32] as const)
  const bits = prefix === undefined ? width : /^\d+$/.test(prefix) ? Number(prefix) : Number.NaN
  if (!(bits <= width)) return false
  const network = new net.BlockList()
  network.addSubnet(address, bits, kind)
  return network.check(host, kind)
}
