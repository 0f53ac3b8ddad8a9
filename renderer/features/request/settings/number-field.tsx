import { CircleAlert } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import type { TypedNumber } from './parse-count.ts'
import { SettingRow } from './setting-row.tsx'
import type { SettingSource } from './use-settings.ts'

interface NumberFieldProps {
  /** Its accessible name. */
  label: string
  /** What it is for: a visible name and a sentence. */
  title: string
  explains: string
  /** A path into the draft. */
  field: string
  source?: SettingSource
  value: number
  /** How far an arrow key goes. */
  step: number
  /** A word behind the field, for the value. */
  unit: string
  read: (typed: string) => TypedNumber
  /** A value as it is spoken of in a sentence. */
  name: (value: number) => string
  onChange: (value: number) => void
}

/** A row with a number to type, or to step with the arrow keys. While what is typed is none, the last one holds. */
export function NumberField(props: NumberFieldProps) {
  const { label, title, explains, field, source, value, step, unit, read, name, onChange } = props
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const outcome = typed === undefined ? { value } : read(typed)
  const problem = 'problem' in outcome ? outcome.problem : undefined

  const type = (text: string) => {
    setTyped(text)
    const next = read(text)
    if ('value' in next) onChange(next.value)
  }
  const stepBy = (event: KeyboardEvent) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = String(Math.max(0, value + by))
    if ('value' in read(next)) type(next)
  }

  return (
    <SettingRow
      title={title}
      explains={explains}
      explainsId={`${id}-explains`}
      source={source}
      below={
        problem !== undefined && (
          <p
            id={`${id}-problem`}
            className="mt-1 flex select-text items-start justify-end gap-1.5 text-bad text-xs"
          >
            <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
            {problem} Until then it is {name(value)}.
          </p>
        )
      }
    >
      <div className="flex h-7 shrink-0 items-center rounded-md border border-line-strong bg-surface focus-within:border-accent focus-within:ring-1 focus-within:ring-accent has-aria-invalid:border-bad has-aria-invalid:ring-bad">
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-describedby={problem === undefined ? `${id}-explains` : `${id}-problem`}
          aria-invalid={problem === undefined ? undefined : true}
          data-field={field}
          value={typed ?? String(value)}
          onChange={event => type(event.target.value)}
          onKeyDown={stepBy}
          // What is no number stays in sight, so that it can be mended.
          onBlur={() => problem === undefined && setTyped(undefined)}
          className="w-20 bg-transparent px-2 text-right font-mono text-xs tabular-nums outline-none"
        />
        <span className="w-9 text-faint text-xs">{unit}</span>
      </div>
    </SettingRow>
  )
}
