import { tickLabel } from '#shared/waterfall/tick-label.ts'
import { ticksBetween } from '#shared/waterfall/time-scale.ts'
import type { TimelineWindow } from '#shared/waterfall/timeline.ts'

/** Room that one label wants, in pixels. */
const LABEL_PX = 84
const MOST_LABELS = 10

/** The marks of what is in sight, and their labels: exact to the step between them. */
export function TimelineRuler({ window }: { window: TimelineWindow }) {
  return marksOf(window).map(({ ms, x, label }) => (
    <span
      key={ms}
      className="absolute top-0 whitespace-nowrap text-2xs text-faint tabular-nums leading-7"
      style={{ left: x, transform: x < LABEL_PX / 2 ? undefined : 'translateX(-50%)' }}
    >
      {label}
    </span>
  ))
}

/** The lines under the marks, through all rows. */
export function TimelineGrid({ window }: { window: TimelineWindow }) {
  return marksOf(window).map(({ ms, x }) => (
    <span key={ms} aria-hidden="true" className="absolute inset-y-0 w-px bg-line" style={{ left: x }} />
  ))
}

function marksOf({ fromMs, toMs, widthPx }: TimelineWindow): { ms: number; x: number; label: string }[] {
  const most = Math.max(2, Math.min(MOST_LABELS, Math.floor(widthPx / LABEL_PX)))
  const ticks = ticksBetween({ fromMs, toMs }, most)
  const step = (ticks[1] ?? toMs) - (ticks[0] ?? 0)
  return ticks
    .map(ms => ({ ms, x: ((ms - fromMs) / (toMs - fromMs)) * widthPx, label: tickLabel(ms, step) }))
    .filter(({ x }) => x <= widthPx - LABEL_PX / 2)
}
