import { Lock, LockOpen, Trash2 } from 'lucide-react'
import { memo, useId, useMemo } from 'react'
import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import type { SecretState } from '#shared/model/environment.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { classNames } from '../../components/class-names.ts'
import { focusOnce } from '../../components/focus-once.ts'
import { LinesField } from '../../components/lines-field.tsx'
import type { EditedEnvironment } from '../../state/edited-environment.ts'
import { type EditedVariable, newVariable, toggleSecret } from '../../state/edited-variables.ts'
import { changeVariables } from '../../state/environment-editor.ts'
import { withValue } from '../request/variables/variable-line.ts'
import { VariantMenu } from '../request/variables/variant-menu.tsx'
import { findHidden } from './find-hidden.ts'
import { SecretCell } from './secret-cell.tsx'
import { CELL, ICON } from './variable-cells.ts'

const BLANK: DraftVariable = { name: '', value: '', enabled: true }

interface EnvironmentVariablesProps extends Pick<EditedEnvironment, 'variables' | 'content'> {
  /** Whether the first name wants the focus. */
  focusFirst: boolean
}

/** The variables of an environment, with an empty row at the end to type the next into. */
export function EnvironmentVariables({ variables, content, focusFirst }: EnvironmentVariablesProps) {
  const hidden = useMemo(() => findHidden(variables.map(({ variable }) => variable)), [variables])
  return (
    <table aria-label="Variables" className="w-full table-fixed border-collapse border-line border-t">
      <colgroup>
        <col className="w-8" />
        <col className="w-2/5" />
        <col />
        <col className="w-24" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">In use</th>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Secret, delete</th>
        </tr>
      </thead>
      <tbody>
        {[...variables, undefined].map((edited, row) => (
          <VariableRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, so that the empty one keeps the focus when it is typed into
            key={row}
            row={row}
            edited={edited}
            hiddenBy={hidden.get(row)}
            wantsFocus={focusFirst && row === 0}
            state={
              edited?.variable.secret ? content.secrets.find(({ name }) => name === edited.was) : undefined
            }
          />
        ))}
      </tbody>
    </table>
  )
}

interface VariableRowProps {
  /** Counted from 0. */
  row: number
  /** Undefined for the empty one. */
  edited: EditedVariable | undefined
  /** The row of another of its name, which counts in its place. */
  hiddenBy: number | undefined
  wantsFocus: boolean
  /** Of a secret, as it stands in the vault. */
  state: SecretState | undefined
}

/** Drawn again only when its own variable changes: there may be many. */
const VariableRow = memo(function VariableRow({
  row,
  edited,
  hiddenBy,
  wantsFocus,
  state
}: VariableRowProps) {
  const id = useId()
  const { variable, typed } = edited ?? { variable: BLANK }
  const { name, enabled, secret = false } = variable
  const put = (next: EditedVariable) => changeVariables(all => all.toSpliced(row, 1, next))
  const change = (part: Partial<DraftVariable>) => {
    const next = { ...variable, ...part }
    put(edited ? { ...edited, variable: next } : newVariable(next))
  }
  const remove = (button: HTMLElement) => {
    changeVariables(all => all.toSpliced(row, 1))
    // In its place is the next one, or the empty row, which has no such button.
    button.closest('tr')?.querySelector<HTMLElement>('input:not([type="checkbox"])')?.focus()
  }
  const called = name || `variable ${row + 1}`
  return (
    <tr className="group border-line border-b align-top hover:bg-raised">
      <td>
        {edited && (
          <div className="flex h-8 items-center">
            <Checkbox
              label={`Use ${called}`}
              checked={enabled}
              onChange={next => change({ enabled: next })}
            />
          </div>
        )}
      </td>
      <td className={classNames('border-line border-r', !enabled && 'opacity-60')}>
        <input
          ref={wantsFocus ? focusOnce : undefined}
          aria-label={`Variable ${row + 1} name`}
          placeholder={edited ? '' : 'Add variable'}
          value={name}
          spellCheck={false}
          aria-describedby={hiddenBy === undefined ? undefined : id}
          onChange={event => change({ name: event.target.value })}
          className={CELL}
        />
        {hiddenBy !== undefined && (
          <p id={id} className="px-2.5 pb-1.5 text-warn text-xs">
            Not used: variable {hiddenBy + 1} has the same name, and the later one counts.
          </p>
        )}
      </td>
      <td className={classNames(!enabled && 'opacity-60')}>
        {secret && edited ? (
          <SecretCell
            // What was revealed belongs to this variable, in whatever row it is.
            key={edited.id}
            label={`Variable ${row + 1} value`}
            variable={called}
            typed={typed}
            state={state}
            onType={value => put({ ...edited, typed: value })}
          />
        ) : (
          <div className="flex items-start">
            <LinesField
              aria-label={`Variable ${row + 1} value`}
              value={variable.value}
              onType={value => change(withValue(variable, value))}
              className={CELL}
            />
            <VariantMenu called={called} content={variable} onChange={change} />
          </div>
        )}
      </td>
      <td>
        {edited && (
          <div className="flex h-8 items-center justify-end pr-1">
            <button
              type="button"
              aria-label={`Keep ${called} secret`}
              aria-pressed={secret}
              title={secret ? 'Secret: its value is in the vault, not in the file' : 'Keep it secret'}
              disabled={name === ''}
              onClick={() => put(toggleSecret(edited))}
              className={classNames(ICON, secret && 'text-accent', 'disabled:invisible')}
            >
              {secret ? (
                <Lock aria-hidden="true" className="size-3.5" />
              ) : (
                <LockOpen aria-hidden="true" className="size-3.5" />
              )}
            </button>
            <button
              type="button"
              aria-label={`Delete ${called}`}
              onClick={event => remove(event.currentTarget)}
              className={classNames(ICON, 'hover:text-bad')}
            >
              <Trash2 aria-hidden="true" className="size-3.5" />
            </button>
          </div>
        )}
      </td>
    </tr>
  )
})
