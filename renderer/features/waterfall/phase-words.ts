import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import { splitUrl } from '#shared/url/split-url.ts'
import type { PhaseRow, SpanState } from '#shared/waterfall/layout.ts'

/** What is going on while a phase runs. */
export const PHASE_ACTIVITY: Record<PhaseName, string> = {
  queue: 'Waiting for a free connection',
  dns: 'Looking up the host',
  tcp: 'Connecting',
  tls: 'Negotiating TLS',
  send: 'Sending the request',
  ttfb: 'Waiting for the response',
  download: 'Receiving the body'
}

/** One sentence on what a phase was, from what its hop knows. */
export function explainPhase(phase: PhaseRow, hop: Hop, exchange: Exchange): string {
  if (isBroken(phase.state) && hop.error) return hop.error.message
  if (phase.state === 'running') return `${PHASE_ACTIVITY[phase.name]} …`
  const { connection, response } = hop
  const host = hostOf(hop.request.url)
  switch (phase.name) {
    case 'queue':
      return `Waited until one of the connections to ${host} was free.`
    case 'dns':
      return connection
        ? `Looked up ${host}; the connection went to ${connection.remoteAddress}.`
        : `Looked up ${host}.`
    case 'tcp':
      return connection
        ? `Connected ${connection.localAddress} → ${connection.remoteAddress}.`
        : `Connected to ${host}.`
    case 'tls': {
      const tls = connection?.tls
      if (!tls) return `Negotiated TLS with ${host}.`
      const alpn = tls.alpn ? `, ALPN ${tls.alpn}` : ''
      const trust = tls.authorized ? 'The certificate is trusted.' : 'The certificate is not trusted.'
      return `${tls.version}, ${tls.cipher}${alpn}. ${trust}`
    }
    case 'send': {
      if (!hop.sent) return 'Wrote the request to the socket.'
      const body = hop.sent.bodyBytes > 0 ? ` and ${formatBytes(hop.sent.bodyBytes)} of body` : ', no body'
      return `Wrote ${formatBytes(hop.sent.head.length)} of head${body}.`
    }
    case 'ttfb':
      return response
        ? `From the last byte written to the first byte of the ${response.status} response.`
        : 'From the last byte written to the first byte of the response.'
    case 'download': {
      const isLast = hop.index === exchange.hops.length - 1
      const size = isLast ? exchange.body?.encodedSize : undefined
      if (size === undefined || size === 0) return 'Read the response to its end.'
      return `Read ${formatBytes(size)} of body${rate(size, phase.durationMs)}.`
    }
  }
}

/** Whether a span did not come to its end. Being cancelled is no failure, and is marked in another way. */
export function isBroken(state: SpanState): state is 'failed' | 'cancelled' {
  return state === 'failed' || state === 'cancelled'
}

/** Why a hop happened, or undefined when there is nothing to say: the first one needs no reason. */
export function explainReason(hop: Hop): string | undefined {
  switch (hop.reason) {
    case 'initial':
      return undefined
    case 'reconnect':
      return hop.cause
        ? `Sent again on a new connection. ${hop.cause.message}`
        : 'Sent again on a new connection: the reused one was dead.'
  }
}

/** Whose handshake a hop rides on, or undefined when it made its own. */
export function explainReuse(hop: Hop, exchange: Exchange): string | undefined {
  if (!hop.connection?.reused) return undefined
  const { openedBy } = hop.connection
  return openedBy?.exchangeId === exchange.id
    ? `Reused connection, opened by hop ${openedBy.hop + 1}`
    : 'Reused connection, opened by an earlier request'
}

/** Method and path of a hop, as it went out. */
export function nameOfHop(hop: Hop): string {
  const { method, url } = hop.request
  return visibleText(`${method} ${splitUrl(url).target}`)
}

/** The host and, when it is not the scheme's own, the port. @param url one that was sent to: so it is valid */
function hostOf(url: string): string {
  return visibleText(splitUrl(url).authority)
}

function rate(bytes: number, ms: number): string {
  if (ms < 1) return ` in ${formatDuration(ms)}`
  return `, ${formatBytes(Math.round((bytes / ms) * 1000))}/s`
}
