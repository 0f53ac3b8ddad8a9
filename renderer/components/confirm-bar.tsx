import { useEffect, useRef } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { Button } from './button.tsx'

interface ConfirmBarProps {
  question: string
  /** What the button says that does it. */
  confirm: string
  onConfirm: () => void
  onCancel: () => void
}

/** Asks once more where something was about to be taken away. What is at hand on Enter is no; then the focus goes back. */
export function ConfirmBar({ question, confirm, onConfirm, onCancel }: ConfirmBarProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    cancel.current?.focus()
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div
      role="alert"
      className="my-2 flex flex-wrap items-center justify-end gap-2 rounded-md bg-bad-soft px-3 py-2 text-sm"
    >
      <p className="min-w-48 flex-1">{visibleText(question)}</p>
      <Button ref={cancel} size="small" onClick={onCancel}>
        Keep
      </Button>
      <Button size="small" variant="danger" onClick={onConfirm}>
        {confirm}
      </Button>
    </div>
  )
}
