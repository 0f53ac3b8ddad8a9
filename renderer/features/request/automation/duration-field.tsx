import { useState } from 'react'
import { parseDuration } from '#shared/format/parse-duration.ts'
import { writeDuration } from '#shared/format/write-duration.ts'
import type { FieldState } from '../use-field.ts'

interface DurationFieldProps {
  /** Its accessible name. */
  label: string
  /** In whole milliseconds. */
  value: number
  field: FieldState
  onChange: (ms: number) => void
}

/** A duration as it is typed: `500ms`, `5s`, `2m`. While what is typed is none, the last one holds. */
export function DurationField({ label, value, field, onChange }: DurationFieldProps) {
  const [latest, setLatest] = useState<{ text: string; holds: number }>()
  // A value that comes from elsewhere is shown in the place of what was typed.
  const typed = latest?.holds === value ? latest.text : undefined
  const isNone = typed !== undefined && parseDuration(typed) === undefined
  const type = (text: string) => {
    const ms = parseDuration(text)
    const holds = ms === undefined ? value : Math.round(ms)
    setLatest({ text, holds })
    if (holds !== value) onChange(holds)
  }
  return (
    <span className="flex min-w-0 items-center gap-2">
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        {...field.attributes}
        aria-label={label}
        aria-invalid={isNone || field.attributes['aria-invalid']}
        value={typed ?? writeDuration(value)}
        onChange={event => type(event.target.value)}
        // What is none stays in sight, so that it can be mended.
        onBlur={() => !isNone && setLatest(undefined)}
        className="h-7 w-18 rounded-md border border-line-strong bg-app px-2 text-right font-mono text-code tabular-nums aria-invalid:border-bad"
      />
      {isNone && (
        <span role="alert" className="text-bad text-xs">
          Such as 500ms, 5s or 2m; {writeDuration(value)} until then
        </span>
      )}
    </span>
  )
}
