import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ReconnectSettings } from '#shared/model/socket/socket-settings.ts'
import { mayPass, readRetryAfter } from '../http/retry.ts'

/** However often it fails, a connection is not opened without pause. */
const MIN_WAIT_MS = 10
/** A server may ask for no longer wait than this. */
const MAX_RETRY_AFTER_MS = 10 * 60_000

/** Whether a connection that ended so is opened again. @param attempt the number of that in a row, from 1 */
export function isReopened(code: number, attempt: number, settings: ReconnectSettings): boolean {
  const { enabled, codes, maxAttempts } = settings
  return enabled && codes.includes(code) && (maxAttempts === 0 || attempt <= maxAttempts)
}

/**
 * Whether another handshake may end better than this one. One without an answer is what a server that restarts looks
 * like, and so are 429 and 5xx of what stands before it; other answers, certificates and pins stay as they are.
 */
export function mayOpenLater(exchange: Exchange): boolean {
  const { error } = exchange
  const response = exchange.hops.at(-1)?.response
  if (response) return mayPass({ response })
  return error !== undefined && mayPass({ error: ClientError.from(error) })
}

/**
 * How long to wait before a connection is opened again, in ms: a random time up to a limit that grows (RFC 6455 §7.2.3),
 * and no shorter than a refusal asked for.
 * @param attempt the number of it in a row, from 1. @param random from 0 to 1
 */
export function reopenWait(
  { firstMs, factor, maxMs }: ReconnectSettings,
  attempt: number,
  random: number,
  refusal?: Exchange
): number {
  const response = refusal?.hops.at(-1)?.response
  const askedMs = (response && readRetryAfter(response)) ?? 0
  // A factor that has outgrown all numbers times a first wait of none would be no number.
  const grown = Math.min(factor ** (attempt - 1), Number.MAX_VALUE)
  const jitteredMs = random * Math.min(maxMs, firstMs * grown)
  return Math.max(MIN_WAIT_MS, Math.round(jitteredMs), Math.min(askedMs, MAX_RETRY_AFTER_MS))
}
