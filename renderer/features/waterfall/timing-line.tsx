import { ChevronDown } from 'lucide-react'
import type { ComponentProps, CSSProperties } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { TimingRow } from '#shared/waterfall/timing-rows.ts'
import type { MoreRow } from '#shared/waterfall/visible-rows.ts'
import { ROW } from './waterfall-row.tsx'

/** What the server measured of itself: how long is known, when is not, so its bar is no phase among phases. */
export function TimingLine({ row, ...rest }: { row: TimingRow } & ComponentProps<'tr'>) {
  const { name, desc, durMs, cut } = row
  const style = { '--from': row.startMs, '--for': row.durationMs } as CSSProperties
  const colour =
    row.phase === 'ttfb' ? 'border-phase-ttfb bg-phase-ttfb/25' : 'border-phase-download bg-phase-download/25'
  return (
    <tr className={ROW} {...rest}>
      <th scope="row" className="h-5 py-0 pr-2 pl-[calc(var(--row-inset)+1.25rem)] text-left font-normal">
        <span className="flex gap-2 text-2xs">
          <span className="max-w-full shrink-0 truncate font-mono text-muted">{visibleText(name)}</span>
          {desc !== undefined && <span className="min-w-0 truncate text-faint">{visibleText(desc)}</span>}
        </span>
      </th>
      <td className="py-0">
        <span aria-hidden="true" className="time-window block h-4">
          {durMs !== undefined && (
            <span
              className={`time-span top-1/2 h-1.5 min-w-[2.5px] -translate-y-1/2 border ${cut ? 'rounded-l-xs border-r-2 border-dashed' : 'rounded-xs'} ${colour}`}
              style={style}
            />
          )}
        </span>
      </td>
      <td className="whitespace-nowrap border-line border-l py-0 pr-3 text-right font-mono text-2xs text-faint tabular-nums">
        {durMs === undefined ? '–' : formatDuration(durMs)}
      </td>
    </tr>
  )
}

/** Stands for what is folded away. */
export function MoreLine({ row, onUnfold }: { row: MoreRow; onUnfold: () => void }) {
  return (
    <tr>
      <td colSpan={2} className="h-5 py-0 pl-[calc(var(--row-inset)+1rem)]">
        <button
          type="button"
          onClick={onUnfold}
          className="flex items-center gap-1 rounded px-1 text-2xs text-muted hover:bg-hover hover:text-ink"
        >
          <ChevronDown aria-hidden="true" className="size-3" />
          {row.count} more from the server
        </button>
      </td>
      <td className="border-line border-l" />
    </tr>
  )
}
