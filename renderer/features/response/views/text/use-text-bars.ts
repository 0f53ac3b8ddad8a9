import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type BodyTool, offerBodyTools } from '../../../../state/body-tools.ts'
import { onMac } from '../../../../state/shell-kind.ts'
import { copyOf } from './text-actions.tsx'
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
  /** Takes the keys that come out of the fields of the bars: the window's commands have those of the text. */
  onKeyDown: (event: KeyboardEvent) => void
  /** Lets commands step through what is found. */
  offer: (step: (by: 1 | -1) => void) => void
}

const CLOSED = { find: 0, filter: 0, line: 0 }
/** It stands there, and has not asked for the focus. */
export const STANDING = 1

/** Which bars stand above a text, and what opens them: buttons, keys and commands. */
export function useTextBars(surface: TextSurface | undefined, filter: FilterState): TextBars {
  const [open, setOpen] = useState(() => (filter.filter ? { ...CLOSED, filter: STANDING } : CLOSED))
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
    closeFind: () => close('find'),
    closeFilter: () => {
      filter.setExpression('')
      close('filter')
    },
    closeLine: () => close('line'),
    onKeyDown: event => {
      const { key, ctrlKey, metaKey, shiftKey } = event
      const mod = onMac ? metaKey : ctrlKey
      const tool = mod && !shiftKey ? { f: 'find' as const, g: 'line' as const }[key] : undefined
      if (!tool) return
      event.preventDefault()
      use(tool)
    },
    offer: next => {
      step.current = next
    }
  }
}
