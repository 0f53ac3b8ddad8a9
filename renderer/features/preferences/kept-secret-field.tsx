import { Eye, EyeOff } from 'lucide-react'
import { type FocusEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { explainFailure } from '../../state/explain-failure.ts'
import { tellFailure } from '../../state/notices.ts'

interface KeptSecretFieldProps {
  label: string
  /** Whether the vault has a value. */
  kept: boolean
  /** @throws ClientError when the vault does not take it */
  onKeep: (value: string) => Promise<void>
  onForget: () => void
}

/**
 * A secret of the preferences. What is typed goes into the vault when it is left, and is not shown again: nobody but
 * the host reads it from there.
 */
export function KeptSecretField({ label, kept, onKeep, onForget }: KeptSecretFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(false)
  const [problem, setProblem] = useState<string>()
  const left = useRef(false)
  const underway = useRef<string>(undefined)
  const keep = async () => {
    // Return, and leaving the field while the vault takes its time, mean the same.
    if (typed === '' || typed === underway.current) return
    underway.current = typed
    setProblem(undefined)
    try {
      await onKeep(typed)
      setTyped(now => (now === typed ? '' : now))
      setShown(false)
    } catch (error) {
      if (left.current) tellFailure(`${label}: what was typed could not be kept.`, error)
      else setProblem(explainFailure(error))
    }
    if (underway.current === typed) underway.current = undefined
  }
  const leave = useEffectEvent(() => {
    left.current = true
    void keep()
  })
  useEffect(() => {
    left.current = false
    return () => leave()
  }, [])
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) void keep()
  }
  return (
    <fieldset
      aria-label={label}
      onBlur={onBlur}
      className="grid grid-cols-[minmax(6.5rem,9rem)_minmax(0,1fr)] items-center gap-x-4"
    >
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <div className="flex items-center gap-2">
        <div className="flex h-8 min-w-0 flex-1 items-center rounded-md border border-line-strong bg-surface pr-0.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent has-aria-invalid:border-bad has-aria-invalid:ring-bad">
          <input
            id={id}
            type={shown ? 'text' : 'password'}
            value={typed}
            placeholder={kept ? '•••••••• in the vault' : 'none'}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem === undefined ? undefined : true}
            aria-describedby={problem === undefined ? undefined : `${id}-problem`}
            onChange={event => setTyped(event.target.value)}
            onKeyDown={event => {
              if (event.key === 'Enter') void keep()
            }}
            className="h-full min-w-0 flex-1 bg-transparent px-2.5 font-mono text-code outline-none placeholder:text-faint"
          />
          {typed !== '' && (
            <IconButton
              label={`${shown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
              aria-pressed={shown}
              icon={shown ? <EyeOff /> : <Eye />}
              onClick={() => setShown(!shown)}
            />
          )}
        </div>
        {typed !== '' ? (
          <Button size="small" onClick={() => void keep()} aria-label={`Keep ${label.toLowerCase()}`}>
            Keep
          </Button>
        ) : (
          kept && (
            <Button size="small" onClick={onForget} aria-label={`Forget ${label.toLowerCase()}`}>
              Forget
            </Button>
          )
        )}
      </div>
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className="col-start-2 mt-1 select-text text-bad text-xs">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
