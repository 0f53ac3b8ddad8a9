import type { Viewport } from './viewport.ts'

/** The ends that a time axis may have, times a power of ten: close enough that a chart is never mostly empty. */
const DOMAIN_STEPS = [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10]
const TICK_STEPS = [1, 2, 5, 10]

/**
 * Where the time axis of a chart ends. It grows in steps of 11 to 25 %, so that a chart drawn while its total grows
 * holds still between the steps, and does not move once more when the exchange ends.
 * @param totalMs what has to fit
 * @returns milliseconds, at least `totalMs` and at least 1
 */
export function domainFor(totalMs: number): number {
  return Math.max(1, totalMs, roundUp(Math.max(1, totalMs), DOMAIN_STEPS))
}

/**
 * The marks of the part of an axis that is in sight: multiples of 1, 2 or 5 times a power of ten.
 * @param most how many marks there is room for, at least 2
 */
export function ticksOf(viewport: Viewport, most: number): { ticks: number[]; stepMs: number } {
  const stepMs = roundUp((viewport.toMs - viewport.fromMs) / Math.max(1, most - 1), TICK_STEPS)
  return { ticks: multiplesIn(viewport, stepMs), stepMs }
}

function multiplesIn({ fromMs, toMs }: Viewport, stepMs: number): number[] {
  // The same for steps of every size: what is a multiple of a coarse one is among those of a fine one.
  const slackMs = (toMs - fromMs) * 1e-9
  const first = Math.ceil((fromMs - slackMs) / stepMs)
  const count = Math.floor((toMs + slackMs) / stepMs) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => tidy((first + index) * stepMs))
}

/** The marks of a ruler, and those of them that have room for their label. */
export interface Ruler {
  ticks: number[]
  labelled: number[]
  /** Finer marks, the coarser ones among them. Empty where they would run into each other. */
  minor: number[]
  /** How far the marks are apart: labels need to be that exact. */
  stepMs: number
}

/** Closer than this, marks are a grey mass. */
const MINOR_LEAST_PX = 5

/**
 * A ruler of `widthPx` pixels. A label is centred on its mark and must not reach into the one before it, nor past the
 * ends of the axis; at its very beginning it begins at the mark instead. The marks are made finer when only one label
 * would be left.
 * @param labelPx of one label, with the space that it wants around it
 * @param most labels, however much room there is
 */
export function rulerFor(viewport: Viewport, widthPx: number, labelPx: number, most: number): Ruler {
  const fitting = Math.min(most, Math.max(2, Math.floor(widthPx / labelPx)))
  const rulers = [0, 1, 2, 3, 4].map(more => {
    const { ticks, stepMs } = ticksOf(viewport, fitting + more)
    return { ticks, stepMs, labelled: ticks.filter(hasRoom(viewport, widthPx, labelPx)) }
  })
  const [first] = rulers
  const { ticks, labelled, stepMs } = rulers.find(ruler => ruler.labelled.length > 1) ??
    first ?? { ticks: [], labelled: [], stepMs: 1 }
  return { ticks, labelled, stepMs, minor: minorTicks(viewport, stepMs, widthPx) }
}

/** Fifths of a step that is 1 or 5 times a power of ten, quarters of one that is 2. */
function minorTicks(viewport: Viewport, stepMs: number, widthPx: number): number[] {
  const isTwo = Math.abs(stepMs / 10 ** Math.floor(Math.log10(stepMs) + 1e-9) - 2) < 1e-6
  const minorMs = stepMs / (isTwo ? 4 : 5)
  const apartPx = (minorMs / (viewport.toMs - viewport.fromMs)) * widthPx
  return apartPx < MINOR_LEAST_PX ? [] : multiplesIn(viewport, minorMs)
}

/** Whether the label of a mark has room, asked for one mark after the other. */
function hasRoom({ fromMs, toMs }: Viewport, widthPx: number, labelPx: number): (ms: number) => boolean {
  const labelMs = ((toMs - fromMs) / widthPx) * labelPx
  let last = fromMs - labelMs
  return ms => {
    const startFits = ms === fromMs || ms - fromMs >= labelMs / 2
    const fits = ms - last >= labelMs * (1 - 1e-9) && startFits && (ms === 0 || toMs - ms >= labelMs / 2)
    if (fits) last = ms
    return fits
  }
}

function roundUp(value: number, steps: number[]): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = steps.find(step => step * power >= value * (1 - 1e-12)) ?? 10
  return tidy(step * power)
}

/** Drops the noise of binary fractions: 0.30000000000000004 becomes 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
