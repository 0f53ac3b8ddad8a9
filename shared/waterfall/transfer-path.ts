import type { Transfer } from './transfer.ts'

/** A part of a transfer's time, in milliseconds. */
interface Part {
  fromMs: number
  toMs: number
}

/**
 * The bytes of a transfer over a part of its time, as the `d` of an SVG path in a box of 100 by 100: an area that steps
 * up where bytes went. The whole box is the whole of the time in sight, and all the bytes.
 */
export function transferArea({ samples, bytes }: Transfer, part: Part): string {
  const height = (sofar: number) => round(100 - (sofar / bytes) * 100)
  const before = samples.findLast(([ms]) => ms <= part.fromMs)?.[1] ?? 0
  const steps = samples
    .filter(([ms]) => ms > part.fromMs && ms <= part.toMs)
    .map(([ms, sofar]) => `H${xOf(ms, part)}V${height(sofar)}`)
  return `M0 100V${height(before)}${steps.join('')}H100V100Z`
}

/**
 * Where pieces came, as little lines at the foot of the same box; empty where they would run into each other.
 * @param widthPx of the box on the screen
 * @param leastPx that two pieces have to be apart
 */
export function pieceMarks({ samples }: Transfer, part: Part, widthPx: number, leastPx: number): string {
  const places = samples.filter(([ms]) => ms > part.fromMs && ms < part.toMs).map(([ms]) => xOf(ms, part))
  const least = (leastPx / widthPx) * 100
  const dense = places.slice(1).filter((x, index) => x - (places[index] ?? 0) < least).length
  // A few that came together are one to the eye; many are a smear.
  return dense * 2 > places.length ? '' : places.map(x => `M${x} 100V80`).join('')
}

function xOf(ms: number, { fromMs, toMs }: Part): number {
  return toMs > fromMs ? round(((ms - fromMs) / (toMs - fromMs)) * 100) : 100
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
