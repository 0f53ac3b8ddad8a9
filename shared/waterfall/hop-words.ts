import { formatDuration } from '../format/duration.ts'
import { visibleText } from '../format/visible-text.ts'
import type { Exchange, Hop, HopCause } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'

/** An exchange as far as hops need it to speak of each other. */
interface Hops {
  hops: readonly Hop[]
}

/** Why a hop happened in a few words, for its row. Undefined for the first: that one needs no reason. */
export function nameReason(hop: Hop, exchange: Hops): string | undefined {
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
      return visibleText(
        joined(
          goesOn(hop, exchange)
            ? 'Opened again: the event stream had ended.'
            : isByVersion(cause)
              ? 'Asked for again, with HTTP/2.'
              : 'Sent again on a new connection.',
          explainCause(cause)
        )
      )
  }
}

/** Why a hop happened, in whole sentences. */
export function explainReason(hop: Hop, exchange: Hops): string | undefined {
  switch (hop.reason) {
    case 'initial':
      return undefined
    case 'redirect':
      return visibleText(`The ${statusOf(hop.cause)} response of the hop before leads to ${hop.request.url}.`)
    case 'retry':
      return visibleText(
        joined(
          `${nameAttempt(hop)}.`,
          hop.cause?.kind === 'response'
            ? `The hop before was answered ${hop.cause.status}.`
            : explainCause(hop.cause),
          explainWait(hop)
        )
      )
    case 'auth':
      return `The hop before was answered ${statusOf(hop.cause)}, with a challenge. This one answers it.`
    case 'reconnect':
      return visibleText(
        joined(
          goesOn(hop, exchange)
            ? 'The event stream ended and was opened again, to go on after its last event.'
            : explainLoss(hop.cause),
          explainCause(hop.cause)
        )
      )
  }
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

/**
 * Whose handshake a hop rides on, or undefined when it made its own.
 * @param opener method and path of what opened it in another exchange, where that is known
 */
export function explainReuse(hop: Hop, exchange: Exchange, opener?: string): string | undefined {
  if (!hop.connection?.reused) return undefined
  const { openedBy } = hop.connection
  return openedBy?.exchangeId === exchange.id
    ? `Reused connection, opened by hop ${openedBy.hop + 1}`
    : `Reused connection, opened by an earlier request${opener === undefined ? '' : `: ${opener}`}`
}

/** Whether a hop goes on with an event stream: then one before it was answered with that. */
function goesOn({ index }: Hop, { hops }: Hops): boolean {
  return hops.slice(0, index).some(({ response }) => response?.headers.some(isEventStream))
}

function isEventStream([name, value]: Header): boolean {
  return name.toLowerCase() === 'content-type' && /^text\/event-stream\b/i.test(value)
}

function nameAttempt({ retry }: Hop): string {
  return retry ? `Retry ${retry.attempt} of ${retry.of}` : 'Retry'
}

/** Only over HTTP/2 a server says that it did not act on a request (RFC 9113 §8.7); a closed connection says nothing. */
function explainLoss(cause: HopCause | undefined): string {
  if (isByVersion(cause))
    return 'The server takes no HTTP/1.1, so the WebSocket was asked for with HTTP/2 as well.'
  const reason = cause?.kind === 'error' ? cause.error.reason : undefined
  return reason === 'goaway' || reason === 'refused'
    ? 'The request was not processed, so it was sent again on a new connection.'
    : 'The connection turned out to be closed, so the request was sent again on a new one.'
}

/** Whether the hop before was refused for its version of HTTP. */
function isByVersion(cause: HopCause | undefined): boolean {
  return cause?.kind === 'error' && cause.error.reason === 'alpn'
}

/** What went wrong, where something did: a status is told in its own place. */
function explainCause(cause: HopCause | undefined): string {
  return cause?.kind === 'error' ? cause.error.message : ''
}

function joined(...sentences: string[]): string {
  return sentences.filter(sentence => sentence !== '').join(' ')
}

function statusOf(cause: HopCause | undefined): string {
  return cause?.kind === 'response' ? String(cause.status) : ''
}
