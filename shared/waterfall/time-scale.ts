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
 * The marks of a ruler over [0, domainMs]: multiples of 1, 2 or 5 times a power of ten, 0 included.
 * @param most how many marks there is room for, at least 2
 */
export function rulerTicks(domainMs: number, most: number): number[] {
  const step = roundUp(domainMs / Math.max(1, most - 1), TICK_STEPS)
  const count = Math.floor(domainMs / step + 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => tidy(index * step))
}

/** Such marks of the part of an axis that is in sight. @param most see `rulerTicks` */
export function ticksBetween({ fromMs, toMs }: { fromMs: number; toMs: number }, most: number): number[] {
  const step = roundUp((toMs - fromMs) / Math.max(1, most - 1), TICK_STEPS)
  const first = Math.ceil(fromMs / step - 1e-9)
  const count = Math.floor(toMs / step + 1e-9) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => tidy((first + index) * step))
}

/** The marks of a ruler, and those of them that have room for their label. */
export interface Ruler {
  ticks: number[]
  labelled: number[]
}

/**
 * A ruler of `widthPx` pixels. A label is centred on its mark and must not reach into the one before it, nor past the end
 * of the axis, where another number stands; the first begins at its mark instead. The marks are made finer when only that
 * one would be left.
 * @param labelPx of one label, with the space that it wants around it
 * @param most labels, however much room there is
 */
export function rulerFor(domainMs: number, widthPx: number, labelPx: number, most: number): Ruler {
  const fitting = Math.min(most, Math.max(2, Math.floor(widthPx / labelPx)))
  const rulers = [0, 1, 2].map(more => {
    const ticks = rulerTicks(domainMs, fitting + more)
    return { ticks, labelled: ticks.filter(hasRoom(domainMs / widthPx, labelPx, domainMs)) }
  })
  const [first] = rulers
  return rulers.find(({ labelled }) => labelled.length > 1) ?? first ?? { ticks: [0], labelled: [0] }
}

/** Whether the label of a mark has room, asked for one mark after the other. */
function hasRoom(msPerPx: number, labelPx: number, domainMs: number): (ms: number) => boolean {
  const labelMs = msPerPx * labelPx
  let last = -labelMs
  return ms => {
    const fits = ms - last >= labelMs * (1 - 1e-9) && (ms === 0 || domainMs - ms >= labelMs / 2)
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
