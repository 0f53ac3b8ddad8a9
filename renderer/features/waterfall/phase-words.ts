import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { sentHeadBytes } from '#shared/http/sent-head-bytes.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { TlsInfo } from '#shared/model/tls-info.ts'
import { shownUrl } from '#shared/url/shown-url.ts'
import { alsoTried, triedInVain } from '#shared/waterfall/attempt-words.ts'
import { explainWait } from '#shared/waterfall/hop-words.ts'
import type { PhaseRow, SpanState } from '#shared/waterfall/layout.ts'

/** What is going on while a phase runs. */
export const PHASE_ACTIVITY: Record<PhaseName, string> = {
  backoff: 'Waiting before the next attempt',
  'proxy-lookup': 'Asking which proxy to use',
  queue: 'Waiting for a free connection',
  'proxy-dns': 'Looking up the proxy',
  'proxy-tcp': 'Connecting to the proxy',
  'proxy-tls': 'Negotiating TLS with the proxy',
  proxy: 'Asking the proxy for a tunnel',
  dns: 'Looking up the host',
  tcp: 'Connecting',
  tls: 'Negotiating TLS',
  upgrade: 'Opening the WebSocket',
  send: 'Sending the request',
  ttfb: 'Waiting for the response',
  download: 'Receiving the body'
}

/** What a hop is doing. How long a wait before a retry will last is known from its beginning. */
export function nameActivity(name: PhaseName, hop: Hop | undefined): string {
  if (name !== 'backoff' || !hop?.retry) return PHASE_ACTIVITY[name]
  const { waitMs, attempt, of } = hop.retry
  return `Waiting ${formatDuration(waitMs)} before retry ${attempt} of ${of}`
}

/** A sentence or two on what a phase was, from what its hop knows. */
export function explainPhase(phase: PhaseRow, hop: Hop, exchange: Exchange): string {
  if (isBroken(phase.state) && hop.error) return explainFailure(hop.error)
  if (phase.state === 'running') return `${nameActivity(phase.name, hop)} …`
  const { connection, response } = hop
  const host = hostOf(hop.request.url)
  const proxy = connection?.proxy ? visibleText(connection.proxy.url) : 'the proxy'
  const vain = connection ? triedInVain(connection) : []
  const tried = vain.length > 0 ? ` Tried ${vain.join('; ')}.` : ''
  switch (phase.name) {
    case 'backoff':
      return explainWait(hop)
    case 'proxy-lookup':
      return connection && !connection.proxy
        ? `Asked the system which proxy leads to ${host}: none is needed.`
        : `Asked the system which proxy leads to ${host}${connection ? `: ${proxy}` : ''}.`
    case 'queue':
      return `Waited until one of the connections to ${host} was free.`
    case 'proxy-dns':
      return connection
        ? `Looked up ${proxy}; the connection went to ${connection.remoteAddress}.`
        : `Looked up ${proxy}.`
    case 'proxy-tcp':
      return connection
        ? `Connected to the proxy, ${connection.localAddress} → ${connection.remoteAddress}.${tried}`
        : 'Connected to the proxy.'
    case 'proxy-tls':
      return connection?.proxy?.tls
        ? `With the proxy: ${describeTls(connection.proxy.tls)}`
        : `Negotiated TLS with ${proxy}.`
    case 'proxy':
      return response?.fromProxy
        ? `Asked ${proxy} for a tunnel to ${host}; it answered ${response.status}.`
        : `Asked ${proxy} for a tunnel to ${host}, and got it.`
    case 'dns':
      return connection && !connection.proxy
        ? `Looked up ${host}; the connection went to ${connection.remoteAddress}.`
        : `Looked up ${host}.`
    case 'tcp':
      return connection
        ? `Connected ${connection.localAddress} → ${connection.remoteAddress}.${tried}`
        : `Connected to ${host}.`
    case 'tls':
      return connection?.tls ? describeTls(connection.tls) : `Negotiated TLS with ${host}.`
    case 'upgrade':
      return response
        ? `From the request for a WebSocket to the head of the ${response.status} response.`
        : 'From the request for a WebSocket to the head of the response.'
    case 'send': {
      if (!hop.sent) return 'Wrote the request to the socket.'
      const body = hop.sent.bodyBytes > 0 ? ` and ${formatBytes(hop.sent.bodyBytes)} of body` : ', no body'
      const headBytes = sentHeadBytes(hop.sent)
      return `Wrote ${headBytes === undefined ? 'the head' : `${formatBytes(headBytes)} of head`}${body}.`
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

function explainFailure(error: ErrorRecord): string {
  const others = alsoTried(error)
  return others === undefined ? error.message : `${error.message} Also tried ${others}.`
}

function describeTls({ version, cipher, alpn, authorized, pinned }: TlsInfo): string {
  const agreed = alpn ? `, ALPN ${visibleText(alpn)}` : ''
  const trust = authorized ? 'The certificate is trusted.' : 'The certificate is not trusted.'
  return `${version}, ${cipher}${agreed}. ${trust}${pinned ? ' It has a pinned key.' : ''}`
}

/** The host and, when it is not the scheme's own, the port. @param url one that was sent to: so it is valid */
function hostOf(url: string): string {
  return visibleText(shownUrl(url).authority)
}

function rate(bytes: number, ms: number): string {
  if (ms < 1) return ` in ${formatDuration(ms)}`
  return `, ${formatBytes(Math.round((bytes / ms) * 1000))}/s`
}
