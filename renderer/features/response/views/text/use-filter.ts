import { useEffect, useRef, useState } from 'react'
import type { TextFilter } from '#shared/model/text-document.ts'
import type { BodyGuess } from '#shared/sniff/body-guess.ts'
import type { FilterKind } from './filter-bar.tsx'
import { filterKinds } from './filter-kinds.ts'

/** So long after the last key it is evaluated, in milliseconds. */
const PAUSE_MS = 250

export interface FilterState {
  /** What the body can be filtered by; nothing where it cannot. */
  kinds: readonly FilterKind[]
  kind: FilterKind
  setKind: (kind: FilterKind) => void
  expression: string
  setExpression: (expression: string) => void
  /** What is to be evaluated. */
  filter: TextFilter | undefined
}

/**
 * What a body is filtered by, as it is typed.
 * @param guess what it is
 * @param kept what it was filtered by before
 * @param onFilter called with what is to be kept
 */
export function useFilter(
  guess: BodyGuess,
  kept: TextFilter | undefined,
  onFilter: (filter: TextFilter | undefined) => void
): FilterState {
  const kinds = filterKinds(guess)
  const known = kept && kinds.includes(kept.kind) ? kept : undefined
  const [chosen, setKind] = useState<FilterKind | undefined>(known?.kind)
  const [expression, setExpression] = useState(known?.expression ?? '')
  const [filter, setFilter] = useState<TextFilter | undefined>(known)
  const latest = useRef({ filter, onFilter })
  useEffect(() => {
    latest.current = { filter, onFilter }
  })
  const kind = chosen ?? kinds[0] ?? 'jsonpath'
  useEffect(() => {
    const wanted = expression.trim() === '' ? undefined : { kind, expression }
    const evaluate = () => {
      const { filter, onFilter } = latest.current
      if (filter?.kind === wanted?.kind && filter?.expression === wanted?.expression) return
      setFilter(wanted)
      onFilter(wanted)
    }
    const timer = setTimeout(evaluate, wanted ? PAUSE_MS : 0)
    return () => clearTimeout(timer)
  }, [kind, expression])
  return { kinds, kind, setKind, expression, setExpression, filter }
}
