import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Exchange, Hop, HopCause } from '#shared/model/exchange.ts'
import { splitUrl } from '#shared/url/split-url.ts'

/** Method and path of a hop, as it went out. */
export function nameOfHop(hop: Hop): string {
  const { method, url } = hop.request
  return visibleText(`${method} ${splitUrl(url).target}`)
}

/** Why a hop happened in a few words, for its row. Undefined for the first: that one needs no reason. */
export function nameReason(hop: Hop): string | undefined {
  const { cause } = hop
  switch (hop.reason) {
    case 'initial':
      return undefined
    case 'redirect':
      return visibleText(
        `Redirect${cause?.kind === 'response' ? ` ${cause.status}` : ''} → ${hop.request.url}`
      )
    case 'retry':
      return visibleText(
        cause?.kind === 'error'
          ? `${nameAttempt(hop)}. ${cause.error.message}`
          : `${nameAttempt(hop)} after ${statusOf(cause)}`
      )
    case 'auth':
      return `Credentials, asked for by ${statusOf(cause)}`
    case 'reconnect':
      if (cause?.kind !== 'error') return 'Opened again: the event stream had ended'
      return visibleText(
        `${reopensStream(hop) ? 'Opened again.' : 'Sent again on a new connection.'} ${cause.error.message}`
      )
  }
}

/** Why a hop happened, in whole sentences. */
export function explainReason(hop: Hop): string | undefined {
  switch (hop.reason) {
    case 'initial':
      return undefined
    case 'redirect':
      return visibleText(`The ${statusOf(hop.cause)} response of the hop before leads to ${hop.request.url}.`)
    case 'retry':
      return visibleText(`${nameAttempt(hop)}. ${explainCause(hop.cause)} ${explainWait(hop)}`)
    case 'auth':
      return `The hop before was answered ${statusOf(hop.cause)}, with a challenge. This one answers it.`
    case 'reconnect':
      if (hop.cause?.kind !== 'error')
        return 'The event stream ended and was opened again where it had ended.'
      return visibleText(
        reopensStream(hop)
          ? `The event stream was opened again after its last event. ${hop.cause.error.message}`
          : `The request was not processed, so it was sent again on a new connection. ${hop.cause.error.message}`
      )
  }
}

/** Whether the hop before was past its request, or never came to it: else it was one that a dead connection swallowed. */
function reopensStream({ cause }: Hop): boolean {
  return cause?.kind === 'error' && cause.error.phase !== 'send' && cause.error.phase !== 'ttfb'
}

/** How the wait before a hop came about; it may be going on. */
export function explainWait({ retry }: Hop): string {
  if (!retry) return 'A wait before the event stream was opened again.'
  const { waitMs, retryAfterMs } = retry
  const wait = `A wait of ${formatDuration(waitMs)}`
  if (retryAfterMs === undefined) return `${wait}: random, and with each attempt up to twice as long.`
  return waitMs < retryAfterMs
    ? `${wait}: Retry-After asked for ${formatDuration(retryAfterMs)}, and this is the most that is waited.`
    : `${wait}, as Retry-After asked for.`
}

/** Whose handshake a hop rides on, or undefined when it made its own. */
export function explainReuse(hop: Hop, exchange: Exchange): string | undefined {
  if (!hop.connection?.reused) return undefined
  const { openedBy } = hop.connection
  return openedBy?.exchangeId === exchange.id
    ? `Reused connection, opened by hop ${openedBy.hop + 1}`
    : 'Reused connection, opened by an earlier request'
}

function nameAttempt({ retry }: Hop): string {
  return retry ? `Retry ${retry.attempt} of ${retry.of}` : 'Retry'
}

function explainCause(cause: HopCause | undefined): string {
  if (!cause) return ''
  return cause.kind === 'response' ? `The hop before was answered ${cause.status}.` : cause.error.message
}

function statusOf(cause: HopCause | undefined): string {
  return cause?.kind === 'response' ? String(cause.status) : ''
}
