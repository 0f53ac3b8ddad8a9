import type { Hop, Phase } from '../model/exchange.ts'

/** Bytes of a body at a time: `[ms, bytes so far]`. */
export type Sample = Hop['samples']['down'][number]

/** A stretch in which nothing went, long against how the rest did. */
export type Stall = Pick<Phase, 'startMs' | 'endMs'>

/** A body on its way within a phase. */
export interface Transfer {
  startMs: number
  /** The end of the phase; while it runs, the time up to which it is looked at. */
  endMs: number
  /** When bytes went, with all that had gone by then: in order, none before the start or after the end. */
  samples: Sample[]
  bytes: number
  stalls: Stall[]
  /** Of the whole stretch, in bytes per second; absent where it is too short to speak of a rate. */
  averageRate?: number
  /** The most in any stretch of a twentieth; absent where that is too short to measure. */
  peakRate?: number
}

/** A shorter wait is nothing that anybody would look into. */
const STALL_LEAST_MS = 50
/** A stall is at least this part of the whole. */
const STALL_LEAST_SHARE = 0.1
/** And so many times as long as what is usual between the other pieces. */
const STALL_FACTOR = 4
const RATE_LEAST_MS = 1
const PEAK_WINDOWS = 20
const PEAK_LEAST_MS = 10

/**
 * What is to be seen of a body inside the phase in which it went. Undefined when nothing went.
 * @param samples of the hop: cumulative, in order; what lies outside of the phase is counted at its nearest end
 */
export function transferIn(
  { startMs, endMs }: Pick<Phase, 'startMs' | 'endMs'>,
  samples: readonly Sample[]
): Transfer | undefined {
  const inside = samples.map(([ms, bytes]): Sample => [Math.max(startMs, Math.min(endMs, ms)), bytes])
  const bytes = inside.at(-1)?.[1] ?? 0
  if (bytes === 0) return undefined
  const durationMs = endMs - startMs
  const peakRate = peakOf(inside, durationMs / PEAK_WINDOWS)
  return {
    startMs,
    endMs,
    samples: inside,
    bytes,
    stalls: findStalls(
      inside.map(([ms]) => ms),
      startMs,
      endMs
    ),
    ...(durationMs >= RATE_LEAST_MS && { averageRate: (bytes / durationMs) * 1000 }),
    ...(peakRate !== undefined && { peakRate })
  }
}

/**
 * The stretches without a byte that are long against what is usual between two pieces: there, before the first piece or
 * after the last. A steady drip has none, however slow it is.
 * @param times of the pieces, in order, between start and end
 */
export function findStalls(times: readonly number[], startMs: number, endMs: number): Stall[] {
  const gaps = gapsBetween([startMs, ...times, endMs])
  const usual = sortedLengths(times)
  const least = Math.max(STALL_LEAST_MS, (endMs - startMs) * STALL_LEAST_SHARE)
  return gaps.filter(gap => {
    const length = lengthOf(gap)
    return length >= least && length >= STALL_FACTOR * medianWithout(usual, length)
  })
}

/**
 * From when on it will be a stall that nothing has gone since the last piece, should nothing go until then. The other
 * side of what `findStalls` asks, for a phase that runs: `findStalls` of the same pieces up to any later time has it.
 */
export function nextStallMs({ startMs, samples }: Pick<Transfer, 'startMs' | 'samples'>): number {
  const times = samples.map(([ms]) => ms)
  const lastMs = times.at(-1) ?? startMs
  // The wait is a part of the whole, which grows with it.
  const ofWhole = ((lastMs - startMs) * STALL_LEAST_SHARE) / (1 - STALL_LEAST_SHARE)
  return lastMs + Math.max(STALL_LEAST_MS, ofWhole, STALL_FACTOR * medianOf(sortedLengths(times)))
}

function gapsBetween(times: readonly number[]): Stall[] {
  return times.slice(1).map((endMs, index) => ({ startMs: times[index] ?? endMs, endMs }))
}

function lengthOf({ startMs, endMs }: Stall): number {
  return endMs - startMs
}

/** Of what lies between the pieces. */
function sortedLengths(times: readonly number[]): number[] {
  return gapsBetween(times)
    .map(lengthOf)
    .sort((a, b) => a - b)
}

/** The middle one, of two the lower, when one of `length` is taken out. 0 where there is no other. */
function medianWithout(sorted: readonly number[], length: number): number {
  const at = sorted.indexOf(length)
  return medianOf(at < 0 ? sorted : sorted.toSpliced(at, 1))
}

function medianOf(sorted: readonly number[]): number {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

function peakOf(samples: readonly Sample[], windowMs: number): number | undefined {
  if (windowMs < PEAK_LEAST_MS) return undefined
  let most = 0
  let first = 0
  for (const [ms, bytes] of samples) {
    while ((samples[first]?.[0] ?? ms) < ms - windowMs) first++
    most = Math.max(most, bytes - (samples[first - 1]?.[1] ?? 0))
  }
  return (most / windowMs) * 1000
}
