import type { RefObject } from 'react'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { domainFor } from '#shared/waterfall/time-scale.ts'
import { useWidth } from '../../../components/use-width.ts'
import { showSpan, useConsole } from '../../../state/consoles.ts'
import { tellFailure } from '../../../state/notices.ts'
import { useTimeViewport } from '../../timeline/use-time-viewport.ts'
import { goToTime } from './go-to-time.ts'
import type { SessionTime } from './session-time.ts'
import { useEntryTime } from './use-entry-time.ts'
import { useFollowedNow } from './use-followed-now.ts'
import type { Found } from './use-traffic.ts'

interface Session {
  tabId: string
  logId: string
  standing: LogStanding
  nowMs: number
  found: Found | undefined
}

/**
 * The time axis of a session, together with the list under it: the range is that of the list's filter.
 * @param frame where the wheel counts
 * @param axis what the axis spans of it
 */
export function useSessionTime(
  { tabId, logId, standing, nowMs, found }: Session,
  frame: RefObject<HTMLElement | null>,
  axis: RefObject<HTMLElement | null>
): SessionTime {
  const { filter, selected } = useConsole(tabId)
  const domainMs = domainFor(nowMs)
  const { viewport, isZoomed, onKey, reset, pan, zoomToSpan } = useTimeViewport(frame, axis, domainMs, false)
  useFollowedNow(viewport, nowMs, isZoomed, pan)
  const { fromMs, toMs } = filter.show
  const isMarked = fromMs !== undefined || toMs !== undefined
  const range = isMarked ? { fromMs: fromMs ?? 0, toMs: toMs ?? domainMs } : undefined
  return {
    window: { ...viewport, widthPx: useWidth(axis) },
    domainMs,
    isZoomed,
    range,
    selectedMs: useEntryTime(logId, selected),
    onRange: next => showSpan(tabId, next),
    onGoTo(atMs) {
      goToTime(tabId, { id: logId, filterId: found?.filterId, standing }, atMs).catch((error: unknown) =>
        tellFailure('The log cannot be read', error)
      )
    },
    pan,
    zoomTo: span => zoomToSpan({ startMs: span.fromMs, endMs: span.toMs }),
    reset,
    stepBack() {
      if (range) showSpan(tabId, undefined)
      else if (isZoomed) reset()
      return range !== undefined || isZoomed
    },
    onKey
  }
}
