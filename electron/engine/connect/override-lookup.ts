import net from 'node:net'
import { ClientError } from '#shared/model/client-error.ts'
import type { ResolveOverride } from '#shared/model/settings.ts'
import { type Address, addressOf, type Lookup } from './resolve-host.ts'

/**
 * A lookup in which the overrides stand in front, as with `curl --resolve`: for a host, which may be an address too,
 * or for `*`, every host; of several that fit the first counts.
 * @throws ClientError BUILD at `resolve.N` for an override with an address that is none
 */
export function overrideLookup(lookup: Lookup, overrides: readonly ResolveOverride[]): Lookup {
  const rules = overrides.map((override, index) => ({
    host: normalize(override.host),
    port: override.port,
    addresses: override.addresses.map(address => readAddress(address, index))
  }))
  return (host, port) => {
    const name = normalize(host)
    const rule = rules.find(rule => (rule.host === name || rule.host === '*') && (rule.port ?? port) === port)
    if (rule) return rule.addresses
    const literal = addressOf(host)
    return literal ? [literal] : lookup(host, port)
  }
}

/** Tells the overrides of one request from those of others; empty where there are none. */
export function lookupKey(overrides: readonly ResolveOverride[]): string {
  return overrides.length === 0 ? '' : JSON.stringify(overrides)
}

function readAddress(text: string, index: number): Address {
  const address = addressOf(withoutBrackets(text.trim()))
  if (address) return address
  throw new ClientError('BUILD', {
    field: `resolve.${index}`,
    facts: { problem: `“${text}” is not an IP address, so no host can stand there.` }
  })
}

/** IPv6 addresses are compared in the one form of RFC 5952. */
function normalize(host: string): string {
  const name = withoutBrackets(host.trim()).toLowerCase().replace(/\.$/, '')
  return net.isIPv6(name) && !name.includes('%') ? new URL(`http://[${name}]`).hostname : name
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1')
}
