import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { IconButton } from '../../../../components/icon-button.tsx'

interface GoToBarProps {
  /** What is asked for: “Line”, “Offset”. */
  what: string
  /** What may be typed, in words. */
  hint: string
  /** @returns whether there is such a place */
  onGo: (text: string) => boolean
  onClose: () => void
}

/** Leads to a place that is known by its number. */
export function GoToBar({ what, hint, onGo, onClose }: GoToBarProps) {
  const field = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState(false)
  const id = useId()
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      aria-label={`Go to ${what.toLowerCase()}`}
      data-place-keys
      className="flex min-h-9 shrink-0 items-center gap-2 border-line border-b bg-raised px-2 py-1 text-xs"
      onSubmit={event => {
        event.preventDefault()
        setWrong(!onGo(field.current?.value.trim() ?? ''))
      }}
    >
      <input
        ref={field}
        type="text"
        aria-label={what}
        placeholder={what}
        spellCheck={false}
        aria-invalid={wrong}
        aria-describedby={id}
        onChange={() => setWrong(false)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onClose()
        }}
        className="h-7 w-40 select-text rounded-md border border-line-strong bg-app px-2 font-mono text-code placeholder:text-faint aria-invalid:border-bad"
      />
      <span id={id} className={wrong ? 'text-bad' : 'text-muted'}>
        {hint}
      </span>
      <span className="ml-auto">
        <IconButton
          label={`Close go to ${what.toLowerCase()}`}
          icon={<X />}
          keys={['Esc']}
          onClick={onClose}
        />
      </span>
    </form>
  )
}
