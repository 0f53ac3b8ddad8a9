import { useEffect, useState } from 'react'
import { isSparse, leastPxFor, messagesIn, planBins } from '#shared/session-timeline/bin-plan.ts'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import { type LogBins, useLogBins } from './use-log-bins.ts'

/** What the filter in force has found so far. */
export interface Found {
  filterId: string
  matches: number
}

/** So many more messages may come before those that are drawn one by one are drawn together: else it might go to and fro. */
const SLACK = 1.25

/**
 * What went in the time in sight: all of it, and what the filter in force found.
 * @param next the seq of the next entry; undefined reads nothing
 */
export function useTraffic(
  id: string,
  found: Found | undefined,
  window: TimelineWindow,
  next: number | undefined
): { all: LogBins | undefined; found: LogBins | undefined } {
  const { widthPx } = window
  const [sparse, setSparse] = useState(false)
  const plan = planBins(window, widthPx, leastPxFor(sparse))
  const wanted = widthPx > 0 ? next : undefined
  const all = useLogBins(id, undefined, plan, wanted)
  const ofFilter = useLogBins(id, found?.filterId, plan, wanted === undefined ? undefined : found?.matches)
  useEffect(() => {
    if (all) setSparse(before => isSparse(messagesIn(all.bins), before ? widthPx * SLACK : widthPx))
  }, [all, widthPx])
  return { all, found: found && ofFilter }
}
