import type { ComponentProps } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { endOfRow, type TimelineRow, type TimelineWindow } from '#shared/waterfall/timeline.ts'
import { classNames } from '../../components/class-names.ts'
import { ROW_PX, rowBars } from './row-bars.ts'

interface TimelineLineProps extends ComponentProps<'div'> {
  row: TimelineRow
  index: number
  count: number
  /** Where its bars are drawn; absent where a canvas paints those of all rows. */
  window: TimelineWindow | undefined
  selected: boolean
}

/** One exchange: what was asked for, its phases to scale, how long it took. */
export function TimelineLine({ row, index, count, window, selected, tabIndex, ...rest }: TimelineLineProps) {
  return (
    <div
      role="option"
      tabIndex={tabIndex}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-selected={selected}
      className={classNames(
        'absolute inset-x-0 top-0 flex items-center text-xs hover:bg-hover/60 focus-visible:bg-hover',
        selected && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]'
      )}
      style={{ height: ROW_PX, transform: `translateY(${index * ROW_PX}px)` }}
      {...rest}
    >
      <span className="flex w-(--name-col) shrink-0 items-center gap-2 overflow-hidden pr-2 pl-3 font-mono">
        <Status row={row} />
        <span className="truncate text-ink">{visibleText(row.label)}</span>
      </span>
      <span aria-hidden="true" className="h-full min-w-0 flex-1">
        {window && <RowBars row={row} window={window} />}
      </span>
      <span className="w-(--duration-col) shrink-0 pr-3 text-right font-mono text-ink tabular-nums">
        <span className="sr-only">{describeBars(row)}</span>
        {formatDuration(endOfRow(row) - row.startMs)}
      </span>
    </div>
  )
}

function RowBars({ row, window }: { row: TimelineRow; window: TimelineWindow }) {
  return (
    <svg className="block" width={window.widthPx} height={ROW_PX} aria-hidden="true">
      {rowBars(row, window).map(({ colour, ...box }) => (
        <rect key={box.x} {...box} rx={1} style={{ fill: `var(${colour})` }} />
      ))}
    </svg>
  )
}

function Status({ row: { status, failed } }: { row: TimelineRow }) {
  const bad = failed || (status !== undefined && status >= 400)
  const tone = bad ? 'text-bad' : status !== undefined && status >= 300 ? 'text-warn' : 'text-good'
  return (
    <span className={classNames('w-[3ch] shrink-0 font-medium tabular-nums', tone)}>
      {status ?? (failed ? 'ERR' : '')}
    </span>
  )
}

/** What the bars show, for whoever does not see them. */
function describeBars({ failed, startMs, phases }: TimelineRow): string {
  const parts = phases.map(({ name, startMs, endMs }) => `${name} ${formatDuration(endMs - startMs)}`)
  return `${failed ? ' failed,' : ''} from ${formatDuration(startMs)}: ${parts.join(', ')}; in all `
}
