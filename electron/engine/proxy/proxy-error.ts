import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { ClientError, type ClientErrorInit } from '#shared/model/client-error.ts'

/** The other side of the proxy: what a tunnel leads to. IPv6 without brackets. */
export interface Destination {
  host: string
  port: number
}

/** Why a proxy did not do it. The message completes “The proxy did not connect: …”. */
export class ProxyProblem extends Error {
  override readonly name = 'ProxyProblem'
}

/** @param problem completes “The proxy X did not connect to Y: …” */
export function proxyError(
  proxy: ProxyServer,
  { host }: Pick<Destination, 'host'>,
  problem: string,
  { phase = 'proxy', ...more }: Pick<ClientErrorInit, 'phase' | 'reason' | 'cause'> = {}
): ClientError {
  return new ClientError('PROXY', { ...more, phase, facts: { proxy: proxy.url, host, problem } })
}
