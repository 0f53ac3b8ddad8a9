import { Eye, EyeOff } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { explainFailure } from '../../state/explain-failure.ts'
import { setVaultPassphrase } from '../../state/vault.ts'

const FIELD =
  'h-7 w-64 min-w-0 rounded-md border border-line-strong bg-app px-2.5 text-sm placeholder:text-faint aria-invalid:border-bad'

/** Sets the passphrase of the vault. It is asked for twice: a slip of the finger would lock all secrets away for good. */
export function NewPassphraseForm({ action }: { action: string }) {
  const id = useId()
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const differs = passphrase !== repeated
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (passphrase === '') return setProblem('Type a passphrase, and type it again.')
    if (differs) return setProblem('The two are not the same. Type both again, or show them to compare.')
    setBusy(true)
    try {
      await setVaultPassphrase(passphrase)
      setProblem(undefined)
      setPassphrase('')
      setRepeated('')
      setShown(false)
    } catch (error) {
      setProblem(explainFailure(error))
    } finally {
      setBusy(false)
    }
  }
  const field = (label: string, value: string, onType: (value: string) => void, wrong: boolean) => (
    <input
      type={shown ? 'text' : 'password'}
      aria-label={label}
      placeholder={label}
      value={value}
      autoComplete="new-password"
      spellCheck={false}
      aria-invalid={wrong || undefined}
      aria-describedby={`${id}-warning ${id}-problem`}
      onChange={event => {
        setProblem(undefined)
        onType(event.target.value)
      }}
      className={FIELD}
    />
  )
  return (
    <form onSubmit={event => void submit(event)} className="mt-2">
      <p id={`${id}-warning`} className="mb-2 text-muted text-xs">
        Nobody can recover a forgotten passphrase: without it the secrets are lost, and are typed anew.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {field('New passphrase', passphrase, setPassphrase, false)}
        {field('Repeat the passphrase', repeated, setRepeated, problem !== undefined && differs)}
        <IconButton
          label={shown ? 'Hide the passphrase' : 'Show the passphrase'}
          aria-pressed={shown}
          icon={shown ? <EyeOff /> : <Eye />}
          onClick={() => setShown(!shown)}
        />
        <Button size="small" type="submit" disabled={busy}>
          {action}
        </Button>
      </div>
      <p id={`${id}-problem`} role="alert" className="min-h-4 pt-1 text-bad text-xs">
        {problem}
      </p>
    </form>
  )
}
