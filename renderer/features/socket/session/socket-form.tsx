import type { ReactNode, Ref } from 'react'
import { Button } from '../../../components/button.tsx'

interface SocketFormProps {
  /** Whether there is a connection to do it with. */
  isOpen: boolean
  /** Whether what is asked for can be done with one. */
  isReady: boolean
  /** What the button says that does it. */
  does: string
  variant?: 'primary' | 'danger'
  onSubmit: () => void
  onDone: () => void
  /** Of that button. */
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

/** A form about the connection of a tab: what it asks for, and what is missing where there is none. */
export function SocketForm(props: SocketFormProps) {
  const { isOpen, isReady, does, variant = 'primary', onSubmit, onDone, ref, children } = props
  const canSubmit = isOpen && isReady
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (!canSubmit) return
        onSubmit()
        onDone()
      }}
      className="flex flex-col gap-4"
    >
      {children}
      {!isOpen && (
        <p role="note" className="text-sm text-warn">
          There is no open connection in this tab. Connect first.
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant={variant} disabled={!canSubmit} {...(ref && { ref })}>
          {does}
        </Button>
      </div>
    </form>
  )
}
