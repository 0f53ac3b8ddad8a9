import { type KeyboardEvent, useEffect, useRef } from 'react'

interface RenameFieldProps {
  name: string
  /** What was typed before its row was drawn anew. */
  typed: string | undefined
  onType: (typed: string) => void
  /** Called once: with the new name, or without one when it stays. */
  onDone: (name: string | undefined) => void
}

/** A name while it is typed. Enter and leaving the field take it, Escape does not. */
export function RenameField({ name, typed, onType, onDone }: RenameFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  const begun = useRef(typed !== undefined)
  useEffect(() => {
    field.current?.focus()
    if (!begun.current) field.current?.select()
  }, [])

  const finish = (take: boolean) => {
    if (done.current) return
    done.current = true
    const next = field.current?.value.trim()
    onDone(take && next ? next : undefined)
  }
  // It is still where the keys go when another window is looked at meanwhile.
  const onBlur = () => {
    if (document.activeElement !== field.current) finish(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    finish(event.key === 'Enter')
  }

  return (
    <input
      ref={field}
      aria-label="Name"
      defaultValue={typed ?? name}
      maxLength={255}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onChange={event => onType(event.target.value)}
      onBlur={onBlur}
      // A click in it is none on the row, and a drag selects text.
      onClick={event => event.stopPropagation()}
      onDoubleClick={event => event.stopPropagation()}
      className="h-6 min-w-0 flex-1 rounded border border-accent bg-app px-1.5 text-ink text-sm outline-none"
    />
  )
}
