import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { countOf } from '#shared/format/count.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import { ConfirmBar } from '../../components/confirm-bar.tsx'
import { useRowFocus } from '../../components/use-row-focus.ts'
import { useWalkedList } from '../../components/use-walked-list.ts'
import { beginComparison, compareWith } from '../../state/comparing.ts'
import { deleteFromHistory, loadMoreHistory, restoreFromHistory, useHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'
import { groupByDay } from './group-by-day.ts'
import { HistoryRow } from './history-row.tsx'
import { rowAfter } from './row-after.ts'
import { SelectionBar } from './selection-bar.tsx'
import { useEntryMenu } from './use-entry-menu.tsx'
import { useSelection } from './use-selection.ts'

const ROW_HEIGHT = 44
const DAY_HEIGHT = 28
/** So few lines below what is in sight, more are asked for. */
const NEAR_END = 32

interface HistoryListProps {
  entries: readonly HistoryEntry[]
  /** What stands below while nothing is selected. */
  footer: ReactNode
  /** The last of them goes, and the focus with it. */
  onEmptied: () => void
}

/** The entries by day. Only those in sight are drawn; the next page is read when the end comes near. */
export function HistoryList({ entries, footer, onEmptied }: HistoryListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string>()
  const lines = groupByDay(entries, new Date())
  const selection = useSelection(entries)
  const [asked, setAsked] = useState<readonly HistoryEntry[]>()
  const loading = useHistory(state => state.loading)
  const current = entries.some(({ id }) => id === focused) ? focused : entries[0]?.id
  const virtualizer = useWalkedList({
    count: lines.length,
    current: lines.findIndex(line => line.kind === 'entry' && line.entry.id === current),
    getScrollElement: () => scroller.current,
    estimateSize: index => (lines[index]?.kind === 'day' ? DAY_HEIGHT : ROW_HEIGHT),
    overscan: 12
  })
  const items = virtualizer.getVirtualItems()
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => {
    if (last > lines.length - NEAR_END && !loading) loadMoreHistory()
  }, [last, lines.length, loading])

  const focusRow = useRowFocus(scroller)
  const focus = (id: string | undefined) => {
    if (id === undefined) return
    setFocused(id)
    focusRow(id)
  }

  const clearSelection = () => {
    const [first] = selection.selected
    const anchor = entries.find(({ id }) => id === selection.anchor) ?? first
    selection.clear()
    focus(anchor?.id)
  }

  const removeNow = (going: readonly HistoryEntry[]) => {
    const ids = going.map(({ id }) => id)
    const next = rowAfter(entries, new Set(ids))
    const done = () => {
      if (going.some(({ id }) => selection.isSelected(id))) selection.clear()
      if (next === undefined) onEmptied()
      else focus(next)
    }
    const what = ids.length === 1 ? 'exchange' : 'exchanges'
    deleteFromHistory(ids).then(done, error => tellFailure(`The ${what} could not be deleted.`, error))
  }
  /** Several are asked for first: nothing brings them back. */
  const remove = (going: readonly HistoryEntry[]) => (going.length > 1 ? setAsked(going) : removeNow(going))
  const actedOn = (entry: HistoryEntry) => (selection.isSelected(entry.id) ? selection.selected : [entry])
  const { menu, openMenu } = useEntryMenu({ open, remove, actedOn })

  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (selection.takeKey(event, id)) return
    const index = entries.findIndex(entry => entry.id === id)
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: entries.length - 1 }[event.key]
    if (target !== undefined) {
      event.preventDefault()
      const next = entries[Math.max(0, Math.min(target, entries.length - 1))]?.id
      if (event.shiftKey && next !== undefined) selection.extendTo(next, selection.anchor ?? id)
      focus(next)
    }
    if (event.key === 'Delete') {
      event.preventDefault()
      const entry = entries[index]
      if (entry) remove(actedOn(entry))
    }
  }

  return (
    <>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <ul
          aria-label="Recorded exchanges"
          className="relative w-full"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, start, size }) => {
            const line = lines[index]
            if (!line) return null
            return (
              <li
                key={line.kind === 'day' ? line.day : line.entry.id}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)`, height: size }}
              >
                {line.kind === 'day' ? (
                  <h3 className="flex h-7 items-end px-3.5 pb-1 font-medium text-2xs text-muted">
                    {line.day}
                  </h3>
                ) : (
                  <HistoryRow
                    entry={line.entry}
                    tabIndex={line.entry.id === current ? 0 : -1}
                    selected={selection.isSelected(line.entry.id)}
                    onClick={event => {
                      if (selection.takeClick(event, line.entry.id)) return
                      selection.clear()
                      open(line.entry)
                    }}
                    onDelete={() => removeNow([line.entry])}
                    onCompare={() => beginComparison(line.entry)}
                    onMenu={event => openMenu(line.entry, event)}
                    onKeyDown={event => onKeyDown(event, line.entry.id)}
                    onFocus={() => setFocused(line.entry.id)}
                  />
                )}
              </li>
            )
          })}
        </ul>
        {menu}
      </div>
      {asked && (
        <div className="px-2">
          <ConfirmBar
            question={`Delete ${countOf(asked.length, 'exchange')} with the bodies? This cannot be undone.`}
            confirm="Delete them"
            onConfirm={() => {
              setAsked(undefined)
              removeNow(asked)
            }}
            onCancel={() => setAsked(undefined)}
          />
        </div>
      )}
      {selection.selected.length > 0 ? (
        <SelectionBar
          selected={selection.selected}
          onDelete={() => remove(selection.selected)}
          onClear={clearSelection}
        />
      ) : (
        footer
      )}
    </>
  )
}

/** In a tab, or beside the one that it is chosen to be compared with. */
function open(entry: HistoryEntry): void {
  if (compareWith(entry)) return
  restoreFromHistory(entry.id).catch(error => tellFailure('The exchange could not be opened.', error))
}
