import type { TimelineWindow } from '#shared/waterfall/timeline.ts'
import type { Viewport } from '#shared/waterfall/viewport.ts'
import { xOf } from './time-place.ts'

/** Leaves what was marked of the time as it is, and dims the rest. */
export function RangeShade({ range, window }: { range: Viewport; window: TimelineWindow }) {
  const [from, to] = [xOf(range.fromMs, window), xOf(range.toMs, window)]
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      <span className="absolute inset-y-0 left-0 bg-surface/70" style={{ width: Math.max(0, from) }} />
      <span className="absolute inset-y-0 right-0 bg-surface/70" style={{ left: to }} />
      <span
        className="absolute inset-y-0 border-accent border-x bg-accent/8"
        style={{ left: from, width: Math.max(2, to - from) }}
      />
    </div>
  )
}
