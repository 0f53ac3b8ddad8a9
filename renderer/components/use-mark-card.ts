import { useEffect, useRef, useState } from 'react'
import type { Mark } from './mark.ts'

/** Before the card of a mark that is pointed at, and after the pointer has left it: time to reach the card. */
const POINT_MS = 250

/** Which mark of a text is told about: the one that is pointed at, else the one in which the caret stands. */
export function useMarkCard(marks: readonly Mark[]) {
  const [pointed, setPointed] = useState<number>()
  const [caret, setCaret] = useState<number>()
  const [dismissed, setDismissed] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wanted = useRef<number>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const byCaret =
    caret === undefined || dismissed ? undefined : marks.find(({ from, to }) => from < caret && caret < to)
  return {
    shown: marks.find(({ from }) => from === pointed) ?? byCaret,
    byCaret: byCaret !== undefined,
    /** The pointer is over the mark that begins there, or over none. */
    point(from: number | undefined): void {
      if (wanted.current === from) return
      wanted.current = from
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setPointed(from), POINT_MS)
    },
    /** The caret stands there; undefined when something is selected. */
    caret(at: number | undefined): void {
      if (at === caret) return
      setCaret(at)
      setDismissed(false)
    },
    dismiss: () => setDismissed(true),
    leave: () => setCaret(undefined)
  }
}
