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
 * Pings that were not answered: missed when the log says so, when a later one was answered, as a pong may answer the
 * latest of several (RFC 6455 §5.5.3), and when their connection is gone.
 */
function openPings(pings: readonly PingTime[], lanes: readonly LaneTime[], goesOn: boolean): OpenPing[] {
  const ended = new Set(lanes.filter(({ endMs }) => endMs !== undefined).map(({ lane }) => lane))
  const answeredAt = new Map<number, number>()
  for (const { atMs, lane, rttMs } of pings) if (rttMs !== undefined) answeredAt.set(lane, atMs)
  return pings
    .filter(({ rttMs }) => rttMs === undefined)
    .map(({ atMs, lane, missed = false }) => ({
      atMs,
      missed: missed || !goesOn || ended.has(lane) || (answeredAt.get(lane) ?? -1) > atMs
    }))
}

/** How the pings of a session went. */
export interface Pings {
  /** In the order in which they went. */
  all: readonly PingTime[]
  open: readonly OpenPing[]
  summary: PingSummary
}

/** @param goesOn whether there is a connection, or will be one */
export function tellPings(all: readonly PingTime[], lanes: readonly LaneTime[], goesOn: boolean): Pings {
  const open = openPings(all, lanes, goesOn)
  return { all, open, summary: summarizePings(all, open) }
}

function summarizePings(pings: readonly PingTime[], open: readonly OpenPing[]): PingSummary {
  const series = new SortedSeries()
  for (const { rttMs } of pings) if (rttMs !== undefined) series.add(rttMs)
  const missed = open.filter(ping => ping.missed).length
  return { times: series.summary(), missed, pending: open.length - missed }
}
