import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import type { HistoryEntry } from '#shared/model/history.ts'
import { loadAllHistory, useHistory } from '../../state/history.ts'
import { onMac } from '../../state/shell-kind.ts'

interface Selection {
  ids: ReadonlySet<string>
  /** Where a range begins. */
  anchor: string | undefined
}

const NOTHING: Selection = { ids: new Set(), anchor: undefined }

/** Several exchanges that are chosen to do something with them, as lists of files let choose theirs. */
export function useSelection(entries: readonly HistoryEntry[]) {
  const [{ ids, anchor }, setSelection] = useState(NOTHING)
  const selected = entries.filter(({ id }) => ids.has(id))
  const toggle = (id: string) => {
    const next = new Set(selected.map(entry => entry.id))
    if (!next.delete(id)) next.add(id)
    setSelection({ ids: next, anchor: id })
  }
  const extendTo = (id: string, from = anchor ?? id) => {
    const place = entries.findIndex(entry => entry.id === id)
    const anchored = entries.findIndex(entry => entry.id === from)
    // What is searched for may have taken it from the list.
    const start = anchored < 0 ? place : anchored
    const range = entries.slice(Math.min(start, place), Math.max(start, place) + 1)
    setSelection({ ids: new Set(range.map(entry => entry.id)), anchor: anchored < 0 ? id : from })
  }
  /** Also of what is not loaded yet, unless something else is chosen meanwhile. */
  const selectAll = async (id: string) => {
    const those = allOf(entries, id)
    setSelection(those)
    await loadAllHistory()
    const all = allOf(useHistory.getState().entries, id)
    setSelection(current => (current === those ? all : current))
  }
  return {
    selected,
    anchor,
    isSelected: (id: string) => ids.has(id),
    clear: () => setSelection(NOTHING),
    extendTo,
    /** @returns whether the click chose something, rather than to open it */
    takeClick(event: MouseEvent, id: string): boolean {
      if (event.shiftKey) extendTo(id)
      else if (onMac ? event.metaKey : event.ctrlKey) toggle(id)
      else return false
      return true
    },
    /** @returns whether the key was one of a selection */
    takeKey(event: KeyboardEvent, id: string): boolean {
      if (event.key === ' ' && (event.ctrlKey || event.metaKey)) toggle(id)
      else if (event.key === 'Escape' && selected.length > 0) setSelection(NOTHING)
      else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) void selectAll(id)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    }
  }
}

function allOf(entries: readonly HistoryEntry[], anchor: string): Selection {
  return { ids: new Set(entries.map(({ id }) => id)), anchor }
}
