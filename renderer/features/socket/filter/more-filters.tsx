import { useState } from 'react'
import { Checkbox } from '../../../components/checkbox.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { changeFilter, changeShown, useConsole } from '../../../state/consoles.ts'
import type { FilterProblem } from './filter-problem.ts'

interface MoreFiltersProps {
  tabId: string
  /** How many connections there are. */
  lanes: number
  problem: FilterProblem | undefined
  problemId: string
  /** What is worth knowing of the JSONPath. */
  hint: string | undefined
}

/** What messages are filtered by beside a text, their direction and their kind. */
export function MoreFilters({ tabId, lanes, problem, problemId, hint }: MoreFiltersProps) {
  const { filter } = useConsole(tabId)
  const { show, marked } = filter
  const wrong = problem?.field === 'jsonPath'
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-1 pb-0.5">
      <label className="flex min-w-52 flex-1 items-center gap-2 text-muted">
        JSONPath
        <input
          type="text"
          placeholder="$[?$.price > 10] or $.items[?@.price > 10]"
          title="Of messages that are objects: $[?$.price > 10]. Of lists in them: $.items[?@.price > 10]"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? problemId : undefined}
          value={show.jsonPath ?? ''}
          onChange={({ target: { value } }) =>
            changeShown(tabId, { jsonPath: value.trim() === '' ? undefined : value })
          }
          className="h-7 min-w-0 flex-1 select-text rounded-md border border-line-strong bg-app px-2 font-mono text-code text-ink placeholder:text-faint aria-invalid:border-bad"
        />
      </label>
      {hint !== undefined && (
        <p role="status" className="w-full select-text text-muted">
          {hint}
        </p>
      )}
      <span className="flex items-center gap-2">
        <BoundField
          label="Size from"
          value={show.minBytes}
          onChange={minBytes => changeShown(tabId, { minBytes })}
        />
        <BoundField
          label="to"
          unit="B"
          value={show.maxBytes}
          onChange={maxBytes => changeShown(tabId, { maxBytes })}
        />
      </span>
      <span className="flex items-center gap-2">
        <BoundField
          label="Time from"
          scale={1000}
          value={show.fromMs}
          onChange={fromMs => changeShown(tabId, { fromMs })}
        />
        <BoundField
          label="to"
          unit="s"
          scale={1000}
          value={show.toMs}
          onChange={toMs => changeShown(tabId, { toMs })}
        />
      </span>
      {lanes > 1 && (
        <BoundField
          label="Connection"
          scale={1}
          value={show.lanes?.[0] === undefined ? undefined : show.lanes[0] + 1}
          onChange={lane =>
            changeShown(tabId, { lanes: lane === undefined || lane < 1 ? undefined : [lane - 1] })
          }
        />
      )}
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in it */}
      <label className="flex items-center gap-1.5 text-muted">
        <Checkbox label="Marked only" checked={marked} onChange={marked => changeFilter(tabId, { marked })} />
        Marked only
      </label>
    </div>
  )
}

interface BoundFieldProps {
  label: string
  unit?: string
  /** What one of the unit is. */
  scale?: number
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A whole number that may be left out. */
function BoundField({ label, unit, scale = 1, value, onChange }: BoundFieldProps) {
  const shown = value === undefined ? '' : String(Math.round(value / scale))
  const [typed, setTyped] = useState(shown)
  const isNumber = /^\d{0,12}$/.test(typed.trim())
  // What was changed elsewhere, such as in the time axis, shows here.
  const text = isNumber && numberOf(typed, scale) !== value && value !== undefined ? shown : typed
  return (
    <NumberInput
      label={label}
      {...(unit !== undefined && { unit })}
      value={value === undefined && isNumber ? '' : text}
      problem={isNumber ? undefined : 'A whole number'}
      onChange={next => {
        setTyped(next)
        if (/^\d{0,12}$/.test(next.trim())) onChange(numberOf(next, scale))
      }}
    />
  )
}

function numberOf(typed: string, scale: number): number | undefined {
  return typed.trim() === '' ? undefined : Number(typed) * scale
}
