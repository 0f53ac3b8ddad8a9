import { Eye, EyeOff, Lock, LockOpen, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { classNames } from '../../components/class-names.ts'
import {
  changeEnvironment,
  type EditedEnvironment,
  renameTypedSecret,
  revealSecret,
  typeSecret
} from '../../state/environment-editor.ts'
import { tellFailure } from '../../state/notices.ts'
import { withValue } from '../request/variables/variable-line.ts'
import { VariantMenu } from '../request/variables/variant-menu.tsx'

const BLANK: DraftVariable = { name: '', value: '', enabled: true }
const CELL =
  'h-8 w-full min-w-0 bg-transparent px-2.5 font-mono text-code -outline-offset-1 placeholder:text-faint'
const ICON = 'flex size-6 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink'

/** The variables of an environment, with an empty row at the end to type the next into. */
export function EnvironmentVariables({ edited }: { edited: EditedEnvironment }) {
  const { environment, secrets, content } = edited
  const { variables } = environment
  const put = (row: number, variable: DraftVariable) =>
    changeEnvironment({ variables: variables.toSpliced(row, 1, variable) })
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
        {[...variables, BLANK].map((variable, row) => {
          const isBlank = row === variables.length
          const { name, enabled, secret = false } = variable
          const called = name || `variable ${row + 1}`
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, so that the empty one keeps the focus when it is typed into
            <tr key={row} className="group border-line border-b hover:bg-raised">
              <td>
                {!isBlank && (
                  <Checkbox
                    label={`Use ${called}`}
                    checked={enabled}
                    onChange={next => put(row, { ...variable, enabled: next })}
                  />
                )}
              </td>
              <td className={classNames('border-line border-r', !enabled && 'opacity-60')}>
                <input
                  aria-label={`Variable ${row + 1} name`}
                  placeholder={isBlank ? 'Add variable' : ''}
                  value={name}
                  spellCheck={false}
                  onChange={event => {
                    renameTypedSecret(name, event.target.value)
                    put(row, { ...variable, name: event.target.value })
                  }}
                  className={CELL}
                />
              </td>
              <td className={classNames(!enabled && 'opacity-60')}>
                {secret ? (
                  <SecretCell
                    // What was revealed belongs to this variable, in whatever row it is.
                    key={name}
                    label={`Variable ${row + 1} value`}
                    variable={name}
                    typed={secrets[name]}
                    state={content.secrets.find(each => each.name === name)}
                  />
                ) : (
                  <div className="flex items-center">
                    <input
                      aria-label={`Variable ${row + 1} value`}
                      value={variable.value}
                      spellCheck={false}
                      onChange={event =>
                        put(row, { ...variable, ...withValue(variable, event.target.value) })
                      }
                      className={CELL}
                    />
                    <VariantMenu called={called} content={variable} onChange={next => put(row, next)} />
                  </div>
                )}
              </td>
              <td>
                {!isBlank && (
                  <div className="flex items-center justify-end pr-1">
                    <button
                      type="button"
                      aria-label={`Keep ${called} secret`}
                      aria-pressed={secret}
                      title={secret ? 'Secret: its value is in the vault, not in the file' : 'Keep it secret'}
                      disabled={name === ''}
                      onClick={() => {
                        if (!secret) typeSecret(name, variable.value)
                        put(row, { ...variable, secret: !secret, value: '' })
                      }}
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
                      onClick={() => changeEnvironment({ variables: variables.toSpliced(row, 1) })}
                      className={classNames(ICON, 'hover:text-bad')}
                    >
                      <Trash2 aria-hidden="true" className="size-3.5" />
                    </button>
                  </div>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface SecretCellProps {
  label: string
  variable: string
  /** What was typed and is not in the vault yet. */
  typed: string | undefined
  state: EditedEnvironment['content']['secrets'][number] | undefined
}

/** The value of a secret: covered, and read from the vault only when it is asked for. */
function SecretCell({ label, variable, typed, state }: SecretCellProps) {
  const [revealed, setRevealed] = useState<string>()
  const shown = revealed !== undefined
  const toggle = () => {
    if (shown) return setRevealed(undefined)
    if (typed !== undefined) return setRevealed(typed)
    revealSecret(variable).then(
      value => setRevealed(value ?? ''),
      error => tellFailure(`${variable} could not be read.`, error)
    )
  }
  return (
    <div>
      <div className="flex items-center">
        <input
          type={shown ? 'text' : 'password'}
          autoComplete="off"
          aria-label={label}
          value={typed ?? revealed ?? ''}
          placeholder={state?.hasValue ? '••••••••' : 'no value yet'}
          spellCheck={false}
          onChange={event => {
            typeSecret(variable, event.target.value)
            if (shown) setRevealed(event.target.value)
          }}
          className={CELL}
        />
        {(state?.hasValue || typed !== undefined) && (
          <button
            type="button"
            aria-label={shown ? `Cover ${variable}` : `Reveal ${variable}`}
            onClick={toggle}
            className={ICON}
          >
            {shown ? (
              <EyeOff aria-hidden="true" className="size-3.5" />
            ) : (
              <Eye aria-hidden="true" className="size-3.5" />
            )}
          </button>
        )}
      </div>
      {state?.problem !== undefined && (
        <p role="alert" className="px-2.5 pb-1.5 text-warn text-xs">
          {state.problem}
        </p>
      )}
    </div>
  )
}
