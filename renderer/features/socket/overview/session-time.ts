import type { KeyboardEvent } from 'react'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import type { Viewport } from '#shared/waterfall/viewport.ts'

/** What of a session's time is in sight and marked, and what changes that. */
export interface SessionTime {
  window: TimelineWindow
  /** The end of the axis, which begins at 0. */
  domainMs: number
  isZoomed: boolean
  /** What the list is filtered by. */
  range: Viewport | undefined
  /** Of the entry that is selected in the list. */
  selectedMs: number | undefined
  onRange: (range: Viewport | undefined) => void
  /** Selects what was told nearest to a time. */
  onGoTo: (atMs: number) => void
  pan: (ms: number) => void
  zoomTo: (span: Viewport) => void
  /** Shows the whole session. */
  reset: () => void
  /** Takes back the range, else the zoom. @returns whether there was one */
  stepBack: () => boolean
  /** @returns whether the key was one that zooms or moves */
  onKey: (event: KeyboardEvent) => boolean
}
