import type { Hop } from './exchange.ts'

/** Cumulative bytes over time while a hop runs, as its record will have them, only coarser. */
export type LiveSamples = Hop['samples']

/** As many as fit into a chart. */
const MOST = 256

/** What has gone so far. Bounded: every other point goes when there are too many. */
export function addLiveSample(
  samples: LiveSamples | undefined,
  { atMs, sentBytes, receivedBytes }: { atMs: number; sentBytes: number; receivedBytes: number }
): LiveSamples {
  const { up, down } = samples ?? { up: [], down: [] }
  return { up: withPoint(up, atMs, sentBytes), down: withPoint(down, atMs, receivedBytes) }
}

function withPoint(points: LiveSamples['up'], ms: number, bytes: number): LiveSamples['up'] {
  if (bytes === (points.at(-1)?.[1] ?? 0)) return points
  const kept = points.length < MOST ? points : points.filter((_, index) => index % 2 === 1)
  return [...kept, [ms, bytes]]
}
