import type { Protocol } from '#shared/model/protocols.ts'

/** What is offered to the server, the one liked best first (RFC 7301, RFC 9113 §3.2). */
const OFFERS: Record<Protocol, string[]> = {
  auto: ['h2', 'http/1.1'],
  '1.1': ['http/1.1'],
  '2': ['h2']
}

export function offeredProtocols(protocol: Protocol): string[] {
  return OFFERS[protocol]
}
