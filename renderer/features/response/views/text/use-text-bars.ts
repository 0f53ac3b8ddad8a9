import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type BodyTool, offerBodyTools } from '../../../../state/body-tools.ts'
import { setQuery, useQuery } from '../find/query.ts'
import { copyOf } from './text-actions.tsx'
import type { TextMemory } from './text-memory.ts'
import type { TextSurface } from './text-surface.ts'
import type { FilterState } from './use-filter.ts'

/**
 * The bars above a text. Each is 0 while it is closed, and counts up whenever it is asked for; it is `STANDING` where it
 * was open before the text came.
 */
export interface TextBars {
  find: number
  filter: number
  line: number
  canFilter: boolean
  use: (tool: BodyTool) => void
  closeFind: () => void
  closeFilter: () => void
  closeLine: () => void
  /** Lets commands step through what is found. */
  offer: (step: (by: 1 | -1) => void) => void
}

const CLOSED = { find: 0, filter: 0, line: 0 }
/** It stands there, and has not asked for the focus. */
export const STANDING = 1

/** Which bars stand above a text, and what opens them: buttons, keys and commands. */
export function useTextBars(
  surface: TextSurface | undefined,
  filter: FilterState,
  memory: TextMemory
): TextBars {
  const [open, setOpen] = useState(() => ({
    ...CLOSED,
    find: memory.find ? STANDING : 0,
    filter: filter.filter ? STANDING : 0
  }))
  useKeptQuery(memory, open.find > 0)
  const step = useRef<(by: 1 | -1) => void>(undefined)
  const canFilter = filter.kinds.length > 0
  const ask = (bar: keyof typeof CLOSED) =>
    setOpen(before => ({ ...before, [bar]: Math.max(STANDING, before[bar]) + 1 }))
  const close = (bar: keyof typeof CLOSED) => {
    setOpen(before => ({ ...before, [bar]: 0 }))
    surface?.focus()
  }
  const use = (tool: BodyTool) => {
    if (tool === 'find' || tool === 'filter' || tool === 'line') ask(tool)
    else if (tool === 'path' || tool === 'value') void copyOf(surface, tool)
    else if (open.find > 0) step.current?.(tool === 'next' ? 1 : -1)
    else ask('find')
  }
  const latest = useRef(use)
  useEffect(() => {
    latest.current = use
  })
  useEffect(() => {
    const tools = ['find', 'next', 'previous', 'line', 'path', 'value'] as const
    return offerBodyTools(canFilter ? [...tools, 'filter'] : tools, tool => latest.current(tool))
  }, [canFilter])

  return {
    ...open,
    canFilter,
    use,
    closeFind: () => {
      if (surface) surface.place.found = undefined
      close('find')
    },
    closeFilter: () => {
      filter.setExpression('')
      close('filter')
    },
    closeLine: () => close('line'),
    offer: next => {
      step.current = next
    }
  }
}

/** Other texts may have been searched for something else since this one was. */
function useKeptQuery(memory: TextMemory, isOpen: boolean): void {
  const query = useQuery()
  const [kept] = useState(memory.find)
  useLayoutEffect(() => {
    if (kept) setQuery(kept)
  }, [kept])
  useEffect(() => {
    memory.find = isOpen ? query : undefined
  }, [memory, isOpen, query])
}
