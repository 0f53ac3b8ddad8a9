import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { explainFailure } from '../../state/explain-failure.ts'
import { closeAnswered, closeDialog, useUi } from '../../state/ui.ts'

interface PromptFormProps {
  /** What the button says. */
  submit: string
  danger?: boolean
  /** Whether there is enough to go on. */
  ready?: boolean
  /** Does what is asked for. What it throws is shown, and the dialog stays. */
  onSubmit: () => Promise<void>
  children: ReactNode
}

/** The fields of a question, the buttons under them, and why it could not be done. */
export function PromptForm({ submit, danger = false, ready = true, onSubmit, children }: PromptFormProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => focusFirst(form.current), [])

  const run = async (event: FormEvent) => {
    event.preventDefault()
    const { dialog } = useUi.getState()
    setBusy(true)
    setProblem(undefined)
    try {
      await onSubmit()
      closeAnswered(dialog)
    } catch (thrown) {
      setProblem(explainFailure(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form ref={form} onSubmit={event => void run(event)} className="flex flex-col gap-4">
      {children}
      {problem !== undefined && (
        <p role="alert" className="select-text rounded-md bg-bad-soft px-3 py-2 text-sm">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={closeDialog}>
          Cancel
        </Button>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} disabled={busy || !ready}>
          {submit}
        </Button>
      </div>
    </form>
  )
}

/** What is to be typed first, ready to be replaced, else the answer that was asked for. */
function focusFirst(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLInputElement>('input:not([readonly])')
  field?.select()
  const first = field ?? form?.querySelector<HTMLElement>('button[type="submit"]')
  first?.focus()
}
