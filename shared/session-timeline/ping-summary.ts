import type { LaneTime, PingTime } from '../model/socket/log-event.ts'
import { SortedSeries, type Summary } from '../statistics/sorted-series.ts'

/** How long answers to pings took, and how many never came. */
export interface PingSummary {
  /** Undefined while none was answered. */
  times: Summary | undefined
  missed: number
  /** Not answered yet. */
  pending: number
}

/** A ping without an answer; `missed` when none will come. */
export interface OpenPing {
  atMs: number
  missed: boolean
}

/**
 * Pings that were not answered: missed once their connection is gone, or after `patienceMs`.
 * @param nowMs the end of what is known
 */
function openPings(
  pings: readonly PingTime[],
  lanes: readonly LaneTime[],
  nowMs: number,
  patienceMs: number
): OpenPing[] {
  const ended = new Set(lanes.filter(({ endMs }) => endMs !== undefined).map(({ lane }) => lane))
  return pings
    .filter(({ rttMs }) => rttMs === undefined)
    .map(({ atMs, lane }) => ({ atMs, missed: ended.has(lane) || nowMs - atMs >= patienceMs }))
}

/** How the pings of a session went. */
export interface Pings {
  /** In the order in which they went. */
  all: readonly PingTime[]
  open: readonly OpenPing[]
  summary: PingSummary
}

/** @param nowMs the end of what is known @param patienceMs so long an answer is waited for */
export function tellPings(
  all: readonly PingTime[],
  lanes: readonly LaneTime[],
  nowMs: number,
  patienceMs: number
): Pings {
  const open = openPings(all, lanes, nowMs, patienceMs)
  return { all, open, summary: summarizePings(all, open) }
}

function summarizePings(pings: readonly PingTime[], open: readonly OpenPing[]): PingSummary {
  const series = new SortedSeries()
  for (const { rttMs } of pings) if (rttMs !== undefined) series.add(rttMs)
  const missed = open.filter(ping => ping.missed).length
  return { times: series.summary(), missed, pending: open.length - missed }
}
