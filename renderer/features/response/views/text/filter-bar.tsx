import { Square, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { ClientError } from '#shared/model/client-error.ts'
import type { TextFilter } from '#shared/model/text-document.ts'
import { Button } from '../../../../components/button.tsx'
import { IconButton } from '../../../../components/icon-button.tsx'
import { MenuButton } from '../../../../components/menu-button.tsx'
import { failureOf, resultsOf } from './filter-words.ts'
import type { FilterState } from './use-filter.ts'
import { STANDING } from './use-text-bars.ts'
import type { AskedText } from './use-text-document.ts'

export type FilterKind = TextFilter['kind']

export const FILTER_NAMES: Record<FilterKind, string> = { jsonpath: 'JSONPath', jq: 'jq', xpath: 'XPath' }
const EXAMPLES: Record<FilterKind, string> = {
  jsonpath: '$.items[?@.price > 10].name',
  jq: '.items | map(.name)',
  xpath: '//item[price > 10]/name'
}

interface FilterBarProps {
  filter: FilterState
  /** What it finds. */
  filtered: AskedText
  /** Counts up when it is asked for once more: the field then takes the focus. */
  asked: number
  onClose: () => void
}

/** Shows of a body only what an expression finds in it, as it is typed. */
export function FilterBar({ filter, filtered, asked, onClose }: FilterBarProps) {
  const { kinds, kind, setKind, expression, setExpression } = filter
  const { text, stop } = filtered
  // What was said of another expression is not said of this one.
  const isCurrent = 'filter' in text && isOf(text.filter, filter.filter)
  const error = isCurrent && text.state === 'failed' ? text.error : undefined
  const failure = isCurrent && text.state === 'open' ? failureOf(text.whole?.notices ?? []) : undefined
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (asked === STANDING) return
    field.current?.focus()
    field.current?.select()
  }, [asked])
  return (
    <search
      aria-label="Filter response"
      data-place-keys
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 border-line border-b bg-raised px-2 py-1 text-xs"
    >
      {kinds.length > 1 ? (
        <MenuButton
          label="Language of the filter"
          value={kind}
          options={kinds.map(value => ({ value, label: FILTER_NAMES[value] }))}
          onChange={setKind}
          className="h-7"
        />
      ) : (
        <span className="px-2 text-muted">{FILTER_NAMES[kind]}</span>
      )}
      <input
        ref={field}
        type="text"
        aria-label="Filter"
        placeholder={EXAMPLES[kind]}
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={id}
        value={expression}
        onChange={event => setExpression(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onClose()
        }}
        className="h-7 min-w-40 flex-1 select-text rounded-md border border-line-strong bg-app px-2 font-mono text-code placeholder:text-faint aria-invalid:border-bad"
      />
      {!error && (
        <span id={id} role="status" className="whitespace-nowrap text-muted tabular-nums">
          {filter.filter && countOf(filter.filter, filtered)}
        </span>
      )}
      {filter.filter && stop && (
        <Button size="small" aria-label="Stop filtering" onClick={stop}>
          <Square aria-hidden="true" className="size-3 fill-current" />
          Stop
        </Button>
      )}
      {filter.filter && text.state === 'cancelled' && (
        <Button size="small" variant="ghost" onClick={text.retry}>
          Filter again
        </Button>
      )}
      <IconButton label="Close filter" icon={<X />} keys={['Esc']} onClick={onClose} />
      {error && (
        <p id={id} role="status" className="w-full select-text px-2 pt-1 pb-0.5 text-bad">
          {placeOf(error)}
          {error.message}
        </p>
      )}
      {failure && (
        <p role="status" className="w-full select-text px-2 pt-1 pb-0.5 text-bad">
          {failure}
        </p>
      )}
    </search>
  )
}

function countOf(wanted: TextFilter, { text }: AskedText): string {
  if (text.state === 'cancelled') return 'Stopped'
  if (text.state !== 'open' || !text.whole || !isOf(text.filter, wanted)) return 'Filtering …'
  return resultsOf(text.whole.notices)
}

function isOf(filter: TextFilter | undefined, wanted: TextFilter | undefined): boolean {
  return filter?.kind === wanted?.kind && filter?.expression === wanted?.expression
}

/** Where in the expression it went wrong, in signs from 1. */
function placeOf({ facts: { offset } }: ClientError): string {
  return typeof offset === 'number' ? `At ${offset + 1}: ` : ''
}
