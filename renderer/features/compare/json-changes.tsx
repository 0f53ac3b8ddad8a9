import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { Quiet } from '../response/quiet.tsx'
import type { PrintedChange } from './compare-bodies.ts'

const SIGNS = { added: '+', removed: '−', changed: '~', moved: '↕' } as const
const TONES = { added: 'text-good', removed: 'text-bad', changed: 'text-warn', moved: 'text-accent' } as const
const ROW_PX = 26

/** Differences of two JSON values, a line each: where, and what stands there in A and in B. */
export function JsonChanges({ changes, count }: { changes: readonly PrintedChange[]; count: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12
  })
  if (count === 0)
    return <Quiet>The values are the same: only the layout or the order of members may differ.</Quiet>
  return (
    <>
      {count > changes.length && (
        <p className="shrink-0 border-line border-b bg-warn-soft px-3 py-1.5 text-xs">
          {count.toLocaleString()} differences. The first {changes.length.toLocaleString()} are listed.
        </p>
      )}
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
        <ul
          aria-label="Differences"
          className="relative font-mono text-xs"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const change = changes[index]
            return (
              change && (
                <li
                  key={key}
                  data-index={index}
                  ref={virtualizer.measureElement}
                  className="absolute inset-x-0 top-0 flex select-text gap-3 border-line border-b px-3 py-1"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Change change={change} />
                </li>
              )
            )
          })}
        </ul>
      </div>
    </>
  )
}

function Change({ change: { kind, path, before, after, from } }: { change: PrintedChange }) {
  return (
    <>
      <span className={`w-3 shrink-0 text-center font-semibold ${TONES[kind]}`}>
        <span aria-hidden="true">{SIGNS[kind]}</span>
        <span className="sr-only">{kind}</span>
      </span>
      <span className="w-2/5 shrink-0 text-accent [overflow-wrap:anywhere]">{visibleText(path)}</span>
      <span className="line-clamp-4 min-w-0 flex-1 [overflow-wrap:anywhere]">
        {before !== undefined && <del className="mr-2 text-muted no-underline">{visibleText(before)}</del>}
        {before !== undefined && after !== undefined && (
          <span aria-hidden="true" className="mr-2 text-faint">
            →
          </span>
        )}
        {from !== undefined && <span className="mr-2 text-muted">was at {from}</span>}
        {after !== undefined && <span className="text-ink">{visibleText(after)}</span>}
      </span>
    </>
  )
}
