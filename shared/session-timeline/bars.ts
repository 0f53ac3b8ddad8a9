import type { LogBin, Traffic } from '../model/socket/log-event.ts'
import type { TimelineWindow } from '../waterfall/timeline.ts'
import { type BinPlan, isSparse, messagesIn } from './bin-plan.ts'

/** What the height of a bar says. */
export type BarMeasure = 'bytes' | 'messages'

/** Messages of one part of the time, in pixels: above the line what was received, below it what was sent. */
export interface TrafficBar {
  x: number
  width: number
  receivedPx: number
  sentPx: number
}

/** What was there is seen, however little. */
const LEAST_PX = 2
const GAP_PX = 1
/** Of a message that is drawn by itself. */
const MARK_PX = 2
/** A scale that ends lower would let a few bytes look like much. */
const LEAST_BYTES = 64
/** The ends of a scale of bytes are powers of it, so that bars seldom change because of others. */
const BYTES_STEP = 4
const COUNT_STEPS = [1, 2, 5, 10]

/** Where the scale of the heights ends: bytes on a logarithmic one, messages on a linear one. */
export function topOf(bins: readonly LogBin[], measure: BarMeasure): number {
  const most = bins.reduce(
    (most, { sent, received }) => Math.max(most, sent[measure], received[measure]),
    measure === 'bytes' ? LEAST_BYTES : 1
  )
  if (measure === 'bytes') return BYTES_STEP ** Math.ceil(Math.log(most) / Math.log(BYTES_STEP) - 1e-9)
  const power = 10 ** Math.floor(Math.log10(most))
  return power * (COUNT_STEPS.find(step => step * power >= most) ?? 10)
}

/** The share of the height that a number takes, from 0 to 1. @param top of `topOf` */
export function shareOf(value: number, top: number, measure: BarMeasure): number {
  const share = measure === 'bytes' ? Math.log1p(value) / Math.log1p(top) : value / top
  return Math.min(1, share)
}

/**
 * The bars of the parts in which there is something. Where messages are few, each is a mark that is narrower than its part
 * would be. @param halfPx of the height, above the line and below it
 */
export function layOutBars(
  bins: readonly LogBin[],
  { fromMs, binMs }: BinPlan,
  window: TimelineWindow,
  { measure, top, halfPx }: { measure: BarMeasure; top: number; halfPx: number }
): TrafficBar[] {
  const pxPerMs = window.widthPx / (window.toMs - window.fromMs)
  const binPx = binMs * pxPerMs
  const isMark = isSparse(messagesIn(bins), window.widthPx)
  const width = isMark ? MARK_PX : Math.max(1, binPx - GAP_PX)
  const heightOf = (traffic: Traffic) =>
    traffic.messages === 0 ? 0 : Math.max(LEAST_PX, shareOf(traffic[measure], top, measure) * halfPx)
  const bars: TrafficBar[] = []
  for (const [index, { sent, received }] of bins.entries()) {
    if (sent.messages + received.messages === 0) continue
    const left = (fromMs + index * binMs - window.fromMs) * pxPerMs
    const x = isMark ? left + (binPx - width) / 2 : left
    bars.push({ x, width, receivedPx: heightOf(received), sentPx: heightOf(sent) })
  }
  return bars
}
