import { type ReactNode, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { selectOnce } from '../../components/focus-once.ts'
import { TextField } from '../../components/text-field.tsx'
import { explainFailure } from '../../state/explain-failure.ts'

interface NameFormProps {
  name: string
  onName: (typed: string) => void
  hint?: string
  /** What the button says. */
  submit: string
  /** Saves it under the name, without space around it. What it throws is shown, and the form stays. */
  onSave: (name: string) => Promise<void>
  onCancel: () => void
  /** What else is to be chosen. */
  children?: ReactNode
}

/** Asks what something is to be saved as. */
export function NameForm({ name, onName, hint, submit, onSave, onCancel, children }: NameFormProps) {
  const [problem, setProblem] = useState<string>()
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    setProblem(undefined)
    try {
      await onSave(name.trim())
    } catch (thrown) {
      setProblem(explainFailure(thrown))
      setSaving(false)
    }
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label="Name"
        {...(hint !== undefined && { hint })}
        value={name}
        ref={selectOnce}
        onChange={event => onName(event.target.value)}
        maxLength={255}
      />
      {children}
      <p role="alert" className="mt-2 min-h-4 text-bad text-xs">
        {problem}
      </p>
      <div className="mt-2 flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" disabled={saving || name.trim() === ''}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
