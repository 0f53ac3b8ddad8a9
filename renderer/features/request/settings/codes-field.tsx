import { CircleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { parseCodes } from './parse-codes.ts'
import { SettingRow } from './setting-row.tsx'
import type { SettingSource } from './use-settings.ts'

interface CodesFieldProps {
  title: string
  explains: string
  /** A path into the draft. */
  field: string
  source?: SettingSource
  codes: readonly number[]
  onChange: (codes: number[]) => void
}

/** A row with close codes to type. While what is typed is none, the last ones hold. */
export function CodesField({ title, explains, field, source, codes, onChange }: CodesFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const outcome = typed === undefined ? undefined : parseCodes(typed)
  const problem = outcome && 'problem' in outcome ? outcome.problem : undefined
  const type = (text: string) => {
    setTyped(text)
    const next = parseCodes(text)
    if ('codes' in next) onChange(next.codes)
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
            {problem}
          </p>
        )
      }
    >
      <input
        type="text"
        aria-label={title}
        aria-describedby={problem === undefined ? `${id}-explains` : `${id}-problem`}
        aria-invalid={problem === undefined ? undefined : true}
        autoComplete="off"
        spellCheck={false}
        placeholder="none"
        data-field={field}
        value={typed ?? codes.join(', ')}
        onChange={event => type(event.target.value)}
        // What is none stays in sight, so that it can be mended.
        onBlur={() => problem === undefined && setTyped(undefined)}
        className="h-7 w-56 shrink-0 rounded-md border border-line-strong bg-surface px-2 font-mono text-xs tabular-nums -outline-offset-1 placeholder:text-faint aria-invalid:border-bad"
      />
    </SettingRow>
  )
}
