import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { Quiet } from '../response/quiet.tsx'
import type { PrintedChange } from './compare-bodies.ts'

const SIGNS = { added: '+', removed: '−', changed: '~', moved: '↕' } as const
const TONES = { added: 'text-good', removed: 'text-bad', changed: 'text-warn', moved: 'text-accent' } as const
const ROW_PX = 26
/** A sign, where it is, what A has there and what B has. */
const COLUMNS = 'grid grid-cols-[1rem_minmax(0,2fr)_minmax(0,3fr)_minmax(0,3fr)] gap-x-3 px-3'

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
    return <Quiet>The values are the same: only their layout or the order of their members differs.</Quiet>
  return (
    <>
      {count > changes.length && (
        <p className="shrink-0 border-line border-b bg-warn-soft px-3 py-1.5 text-xs">
          {formatCount(count)} differences. The first {formatCount(changes.length)} are listed.
        </p>
      )}
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <p
          aria-hidden="true"
          className={`sticky top-0 z-1 ${COLUMNS} border-line border-b bg-surface py-1 text-faint text-xs`}
        >
          <span />
          <span>Path in A or B</span>
          <span>A</span>
          <span>B</span>
        </p>
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
                  className={`absolute inset-x-0 top-0 ${COLUMNS} select-text border-line border-b py-1 [overflow-wrap:anywhere]`}
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

/** An element may stand elsewhere in the other value: its path is that of one of them. */
const HAS_INDEX = /\[\d/

function PlaceIn({ side }: { side: 'A' | 'B' }) {
  return (
    <span className="mr-1.5 text-faint">
      <span className="sr-only">In </span>
      {side}
    </span>
  )
}

function Change({ change: { kind, path, before, after, from } }: { change: PrintedChange }) {
  return (
    <>
      <span className={`text-center font-semibold ${TONES[kind]}`}>
        <span aria-hidden="true">{SIGNS[kind]}</span>
        <span className="sr-only">{kind}</span>
      </span>
      <span className="line-clamp-6 text-accent">
        {HAS_INDEX.test(path) && <PlaceIn side={kind === 'removed' ? 'A' : 'B'} />}
        {visibleText(path)}
      </span>
      <span className="line-clamp-6 text-muted">
        <span className="sr-only">A: </span>
        {from !== undefined ? `at [${from}]` : before === undefined ? '–' : visibleText(before)}
      </span>
      <span className="line-clamp-6 text-ink">
        <span className="sr-only">B: </span>
        {after === undefined ? '–' : visibleText(after)}
      </span>
    </>
  )
}
