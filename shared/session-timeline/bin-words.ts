import { formatBytes } from '../format/bytes.ts'
import { countOf, formatCount } from '../format/count.ts'
import type { LogBin, Traffic } from '../model/socket/log-event.ts'
import { tickLabel } from '../waterfall/tick-label.ts'
import type { Viewport } from '../waterfall/viewport.ts'

/** A stretch of a session's time, as exact as it is short: `12.29 s to 12.54 s`. */
export function spanWords({ fromMs, toMs }: Viewport): string {
  const fineMs = 10 ** Math.floor(Math.log10(Math.max(toMs - fromMs, Number.MIN_VALUE)) - 1)
  // What is whole is as exact without decimals.
  const stepMs = Number.isInteger(fromMs) && Number.isInteger(toMs) ? Math.max(1, fineMs) : fineMs
  return `${tickLabel(fromMs, stepMs)} to ${tickLabel(toMs, stepMs)}`
}

/** `12 messages, 1.2 KiB`; `nothing`. @param found of them by a filter, where there is one */
export function trafficWords({ messages, bytes }: Traffic, found?: Traffic): string {
  if (messages === 0) return 'nothing'
  const all = `${countOf(messages, 'message')}, ${formatBytes(bytes)}`
  return found ? `${formatCount(found.messages)} of ${all}` : all
}

/** A part of the time in one sentence. @param isKept whether anything of it is */
export function binWords(span: Viewport, { sent, received, control }: LogBin, isKept: boolean): string {
  if (!isKept) return `${spanWords(span)}: not kept any more`
  const frames = control > 0 ? `; ${countOf(control, 'control frame')}` : ''
  return `${spanWords(span)}: received ${trafficWords(received)}; sent ${trafficWords(sent)}${frames}`
}

/**
 * What went over the wire for a payload, framing and compression included: `4.1 KiB (33 %)`.
 * @param wire 0 where it is not known, as of a session that was imported
 */
export function wireWords(wire: number, payload: number): string {
  if (wire === 0) return '–'
  if (payload === 0) return formatBytes(wire)
  return `${formatBytes(wire)} (${Math.round((wire / payload) * 100)} %)`
}
