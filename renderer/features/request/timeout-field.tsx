import { CircleAlert } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { nameTimeout, parseTimeout } from './parse-timeout.ts'

const STEP_MS = 1000

interface TimeoutFieldProps {
  /** Its accessible name. */
  label: string
  /** What it is for: a visible name and a sentence. */
  title: string
  explains: string
  /** A path into the draft. */
  field: string
  /** Milliseconds; 0 is off. */
  value: number
  onChange: (value: number) => void
}

/** A row with a timeout to type, or to step with the arrow keys. While what is typed is none, the last one holds. */
export function TimeoutField({ label, title, explains, field, value, onChange }: TimeoutFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const read = typed === undefined ? { ms: value } : parseTimeout(typed)
  const problem = 'problem' in read ? read.problem : undefined

  const type = (text: string) => {
    setTyped(text)
    const next = parseTimeout(text)
    if ('ms' in next) onChange(next.ms)
  }
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: STEP_MS, ArrowDown: -STEP_MS }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = String(Math.max(0, value + by))
    if ('ms' in parseTimeout(next)) type(next)
  }

  return (
    <div className="border-line border-t py-1.5">
      <div className="flex min-h-8 items-center gap-4">
        <div className="min-w-0 flex-1">
          <p className="text-sm">{title}</p>
          <p id={`${id}-explains`} className="text-muted text-xs">
            {explains}
          </p>
        </div>
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
            onKeyDown={step}
            // What is no timeout stays in sight, so that it can be mended.
            onBlur={() => problem === undefined && setTyped(undefined)}
            className="w-20 bg-transparent px-2 text-right font-mono text-xs tabular-nums outline-none"
          />
          <span className="w-7 text-faint text-xs">{value === 0 ? 'off' : 'ms'}</span>
        </div>
      </div>
      {problem !== undefined && (
        <p
          id={`${id}-problem`}
          className="mt-1 flex select-text items-start justify-end gap-1.5 text-bad text-xs"
        >
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {problem} Until then it is {nameTimeout(value)}.
        </p>
      )}
    </div>
  )
}
