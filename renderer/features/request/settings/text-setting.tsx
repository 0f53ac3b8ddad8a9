import { type ReactNode, useId } from 'react'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'
import { VariableInput } from '../variables/variable-input.tsx'
import { SourceOfSetting } from './setting-source.tsx'
import { useSettingsOwner } from './settings-owner.ts'
import type { SettingSource } from './use-settings.ts'

interface TextSettingProps {
  /** Its accessible and visible name. */
  label: string
  explains: ReactNode
  /** A path into the draft. */
  field: string
  source?: SettingSource
  placeholder?: string
  /** What is wrong with it already while it is typed. */
  problem?: string | undefined
  /** Lines to type into; one by default. */
  lines?: number
  value: string
  onChange: (value: string) => void
  /** Beside the field: another way to fill it. */
  action?: ReactNode
}

const FRAME =
  'mt-1.5 rounded-md border border-line-strong bg-surface focus-within:border-accent focus-within:ring-1 focus-within:ring-accent has-aria-invalid:border-bad has-aria-invalid:ring-bad'
const TEXT = 'px-2.5 py-1.5 font-mono text-code leading-[1.35] outline-none'

/** A setting that is a text, in a field over the whole width. */
export function TextSetting(props: TextSettingProps) {
  const { label, explains, field, source, placeholder, lines = 1, problem, value, onChange, action } = props
  const id = useId()
  const { id: ownerId } = useSettingsOwner()
  const state = useField(ownerId, field, problem)
  return (
    <div className="border-line border-t py-2">
      <div className="flex items-center gap-3">
        <label htmlFor={id} className="min-w-0 flex-1 text-sm">
          {label}
        </label>
        {source && <SourceOfSetting title={label} source={source} />}
        {action}
      </div>
      <p className="text-muted text-xs">{explains}</p>
      <div className={FRAME}>
        {lines > 1 ? (
          <textarea
            id={id}
            placeholder={placeholder}
            value={value}
            rows={lines}
            wrap="off"
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            onChange={event => onChange(event.target.value)}
            {...state.attributes}
            className={`block w-full resize-y bg-transparent placeholder:text-faint ${TEXT}`}
          />
        ) : (
          <VariableInput
            tabId={ownerId}
            id={id}
            placeholder={placeholder}
            value={value}
            onChange={onChange}
            attributes={state.attributes}
            metrics={TEXT}
          />
        )}
      </div>
      <FieldProblem field={state} className="mt-1" />
    </div>
  )
}
