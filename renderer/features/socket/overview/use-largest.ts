import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { useLogBins } from './use-log-bins.ts'

/** Bytes of the largest message that is kept; undefined while that is not known, or not `wanted`. */
export function useLargest(id: string, { lastMs, next }: LogStanding, wanted: boolean): number | undefined {
  // One part for all of it: a power of two, so that the log's own parts lie in it.
  const binMs = 2 ** Math.ceil(Math.log2(lastMs + 1))
  const whole = useLogBins(id, undefined, { fromMs: 0, binMs, count: 1 }, wanted ? next : undefined)
  return whole?.bins[0]?.maxBytes
}
