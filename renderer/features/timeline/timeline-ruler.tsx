import { tickLabel } from '#shared/waterfall/tick-label.ts'
import { type Ruler, rulerFor } from '#shared/waterfall/time-scale.ts'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'

/** Room that one label wants, in pixels. */
const LABEL_PX = 84
const MOST_LABELS = 10

/** The labels of what is in sight, exact to the step between the marks. */
export function TimelineRuler({ window }: { window: TimelineWindow }) {
  const { labelled, stepMs } = rulerOf(window)
  return labelled.map(ms => (
    <span
      key={ms}
      className="absolute top-0 whitespace-nowrap text-2xs text-faint tabular-nums leading-7"
      style={{ left: xOf(ms, window), transform: ms === window.fromMs ? undefined : 'translateX(-50%)' }}
    >
      {tickLabel(ms, stepMs)}
    </span>
  ))
}

/** The lines under the marks, through all rows. */
export function TimelineGrid({ window }: { window: TimelineWindow }) {
  return rulerOf(window).ticks.map(ms => (
    <span
      key={ms}
      aria-hidden="true"
      className="absolute inset-y-0 w-px bg-line"
      style={{ left: xOf(ms, window) }}
    />
  ))
}

function rulerOf({ fromMs, toMs, widthPx }: TimelineWindow): Ruler {
  return rulerFor({ fromMs, toMs }, widthPx, LABEL_PX, MOST_LABELS)
}

function xOf(ms: number, { fromMs, toMs, widthPx }: TimelineWindow): number {
  return ((ms - fromMs) / (toMs - fromMs)) * widthPx
}
