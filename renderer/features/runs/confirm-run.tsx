import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '../../components/button.tsx'

interface ConfirmRunProps {
  /** What the button that confirms it says. */
  action: string
  onConfirm: () => void
  onCancel: () => void
  /** The question, in phrases. */
  children: ReactNode
}

/** Asks before so much is sent that it may be too much for a server. What Enter does at first is no. */
export function ConfirmRun({ action, onConfirm, onCancel, children }: ConfirmRunProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => cancel.current?.focus(), [])
  return (
    <div
      role="alertdialog"
      aria-label="Confirm"
      aria-describedby={id}
      className="flex flex-wrap items-center gap-3 rounded-md border border-warn/40 bg-warn-soft px-3 py-2 text-sm"
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      <p id={id} className="min-w-64 flex-1 wrap-anywhere">
        {children} That can overload a server, or look like an attack on it. Do it only where you may.
      </p>
      <Button ref={cancel} size="small" onClick={onCancel}>
        Cancel
      </Button>
      <Button size="small" variant="danger" onClick={onConfirm}>
        {action}
      </Button>
    </div>
  )
}
