import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import type { SecretState } from '#shared/model/environment.ts'
import { classNames } from '../../components/class-names.ts'
import { LinesField } from '../../components/lines-field.tsx'
import { revealSecret } from '../../state/environment-editor.ts'
import { tellFailure } from '../../state/notices.ts'
import { CELL, ICON } from './variable-cells.ts'

interface SecretCellProps {
  label: string
  variable: string
  /** What was typed and is not in the vault yet. */
  typed: string | undefined
  /** As it stands in the vault, by the name that it has in the file. */
  state: SecretState | undefined
  onType: (value: string) => void
}

function placeholderOf(state: SecretState | undefined): string {
  if (state?.hasValue) return '••••••••'
  return state?.maybeLost ? 'vault damaged: enter it again' : 'no value yet'
}

/** The value of a secret: covered, and read from the vault only when it is asked for. */
export function SecretCell({ label, variable, typed, state, onType }: SecretCellProps) {
  const [wantsShown, setWantsShown] = useState(false)
  const [revealed, setRevealed] = useState<string>()
  const [before, setBefore] = useState({ typed, state })
  if (before.typed !== typed || before.state !== state) {
    setBefore({ typed, state })
    const wasSaved = before.state !== state && typed === undefined && before.typed !== undefined
    // What was typed is what the vault has then. Nothing else that is typed is: it can be undone.
    if (wasSaved) setRevealed(wantsShown ? before.typed : undefined)
    else if (before.state?.hasValue !== state?.hasValue) setRevealed(undefined)
  }
  const value = typed ?? revealed
  // What was typed is undone, and what the vault has was not asked for.
  if (wantsShown && value === undefined) setWantsShown(false)
  const shown = wantsShown && value !== undefined
  const toggle = () => {
    if (shown) {
      setWantsShown(false)
      setRevealed(undefined)
    } else if (typed !== undefined || !state) setWantsShown(true)
    else
      revealSecret(state.name).then(
        inVault => {
          setRevealed(inVault ?? '')
          setWantsShown(true)
        },
        error => tellFailure(`${variable} could not be read.`, error)
      )
  }
  return (
    <div>
      <div className="flex items-start">
        <LinesField
          type={shown ? 'text' : 'password'}
          autoComplete="off"
          aria-label={label}
          value={value ?? ''}
          placeholder={placeholderOf(state)}
          onType={onType}
          className={CELL}
        />
        {(state?.hasValue || typed !== undefined) && (
          <button
            type="button"
            aria-label={shown ? `Cover ${variable}` : `Reveal ${variable}`}
            onClick={toggle}
            className={classNames(ICON, 'mt-1')}
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
