import { type KeyboardEvent, useRef, useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { DataRow } from '#shared/model/run.ts'
import { useRowFocus } from '../../components/use-row-focus.ts'
import { useWalkedList } from '../../components/use-walked-list.ts'
import type { FlowLog } from '../../state/flow-log.ts'
import { restoreFromHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'
import { type ResultLine, resultLines } from './result-lines.ts'
import { ResultRow } from './result-row.tsx'

const ROW_PX = 30

/** How each request of each iteration went. Only those in sight are drawn. */
export function ResultList({ log, failedOnly }: { log: FlowLog; failedOnly: boolean }) {
  const scroller = useRef<HTMLDivElement>(null)
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string>()
  const lines = resultLines(log.exchanges, log.iterations, failedOnly)
  const current = lines.some(({ key }) => key === focused) ? focused : lines.find(isExchange)?.key
  const virtualizer = useWalkedList({
    count: lines.length,
    current: lines.findIndex(({ key }) => key === current),
    getScrollElement: () => scroller.current,
    getItemKey: index => lines[index]?.key ?? index,
    estimateSize: () => ROW_PX,
    overscan: 12
  })
  const toggle = (key: string, open = !expanded.has(key)) => {
    const next = new Set(expanded)
    if (open) next.add(key)
    else next.delete(key)
    setExpanded(next)
  }
  const focusRow = useRowFocus(scroller)

  const focus = (index: number, step: number) => {
    let to = Math.max(0, Math.min(index, lines.length - 1))
    while (lines[to]?.kind === 'iteration' && to + step >= 0) to += step
    const line = lines[to]
    if (line?.kind !== 'exchange') return
    setFocused(line.key)
    focusRow(line.key)
  }
  const onKeyDown = (event: KeyboardEvent, index: number, key: string) => {
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: lines.length - 1 }[event.key]
    if (target !== undefined) focus(target, target < index && event.key !== 'Home' ? -1 : 1)
    else if (event.key === 'ArrowRight') toggle(key, true)
    else if (event.key === 'ArrowLeft') toggle(key, false)
    else return
    event.preventDefault()
  }

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="Results" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]
          if (!line) return null
          return (
            <li
              key={line.key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {line.kind === 'iteration' ? (
                <IterationHeading line={line} row={log.data[line.iteration]} />
              ) : (
                <ResultRow
                  exchange={line.exchange}
                  item={log.items[line.exchange.item]}
                  expanded={expanded.has(line.key)}
                  tabIndex={line.key === current ? 0 : -1}
                  onToggle={() => toggle(line.key)}
                  onOpen={() => open(line.exchange.historyId)}
                  onKeyDown={event => onKeyDown(event, index, line.key)}
                  onFocus={() => setFocused(line.key)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function IterationHeading({
  line: { iteration, passed, failed },
  row
}: {
  line: Extract<ResultLine, { kind: 'iteration' }>
  row: DataRow | undefined
}) {
  return (
    <h3 className="flex h-7.5 items-center gap-3 border-line border-t bg-app px-4 text-xs">
      <span className="font-medium">Iteration {formatCount(iteration + 1)}</span>
      <span className="min-w-0 flex-1 truncate font-mono text-faint">
        {row &&
          Object.entries(row)
            .map(([name, value]) => visibleText(`${name}=${value}`))
            .join('  ')}
      </span>
      {failed > 0 && <span className="text-bad tabular-nums">{formatCount(failed)} failed</span>}
      <span className="text-muted tabular-nums">{formatCount(passed)} passed</span>
    </h3>
  )
}

function isExchange(line: ResultLine): boolean {
  return line.kind === 'exchange'
}

function open(historyId: string | undefined): void {
  if (historyId === undefined) return
  restoreFromHistory(historyId).catch(error => tellFailure('The exchange could not be opened.', error))
}
