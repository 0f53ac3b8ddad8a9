import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { focusOnce } from '../../components/focus-once.ts'
import { explainFailure } from '../../state/explain-failure.ts'

interface PassphraseFormProps {
  label: string
  action: string
  wantsFocus?: boolean
  /** @returns what is wrong with it */
  onSubmit: (passphrase: string) => Promise<string | undefined>
}

/** Asks for a passphrase, and says what is wrong with it. */
export function PassphraseForm({ label, action, wantsFocus = false, onSubmit }: PassphraseFormProps) {
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const passphrase = new FormData(form).get('passphrase')
    if (typeof passphrase !== 'string' || passphrase === '') return
    setBusy(true)
    const wrong = await onSubmit(passphrase).catch(explainFailure)
    setProblem(wrong)
    setBusy(false)
    if (wrong === undefined) form.reset()
  }
  return (
    <form onSubmit={event => void submit(event)} className="mt-2">
      <div className="flex items-center gap-2">
        <input
          ref={wantsFocus ? focusOnce : undefined}
          name="passphrase"
          type="password"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          className="h-7 w-64 min-w-0 rounded-md border border-line-strong bg-app px-2.5 text-sm placeholder:text-faint"
        />
        <Button size="small" type="submit" disabled={busy}>
          {action}
        </Button>
      </div>
      <p role="alert" className="min-h-4 pt-1 text-bad text-xs">
        {problem}
      </p>
    </form>
  )
}
