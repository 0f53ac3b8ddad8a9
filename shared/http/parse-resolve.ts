import type { ResolveOverride } from '../model/settings.ts'

/**
 * Reads `HOST:PORT:ADDRESS[,ADDRESS]…` as `curl --resolve` does: `*` stands for every host or port, and IPv6 addresses
 * are in brackets. Whether the addresses are any is not looked at.
 * @returns undefined when it does not have that form
 */
export function parseResolve(text: string): ResolveOverride | undefined {
  const [, host, port, addresses] = /^(\[[^\]]+\]|[^:]+):(\d+|\*):(.+)$/.exec(text.trim()) ?? []
  if (host === undefined || addresses === undefined) return undefined
  return {
    host: withoutBrackets(host),
    ...(port !== '*' && { port: Number(port) }),
    addresses: addresses.split(',').map(address => withoutBrackets(address.trim()))
  }
}

function withoutBrackets(text: string): string {
  return text.replace(/^\[|\]$/g, '')
}
