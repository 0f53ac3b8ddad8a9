import { useEffect, useId, useRef, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { explainHeaderValue } from '#shared/http/explain-header-value.ts'
import { noteOfHeader } from '#shared/http/header-notes/note-of-header.ts'
import { MarkCard } from '../../../components/mark-card.tsx'

/** Before the card opens and closes under the pointer: passing over is no question, and the card can be reached. */
const POINT_MS = 250

/** The name of a header. Of a common one, what it is for and what its value means is told on a card beside it. */
export function ExplainedName({ name, value }: { name: string; value: string }) {
  const note = noteOfHeader(name)
  const shown = visibleText(name)
  return note ? <NameWithCard name={name} shown={shown} value={value} {...note} /> : shown
}

interface NameWithCardProps {
  name: string
  shown: string
  value: string
  says: string
  source: string
}

function NameWithCard({ name, shown, value, says, source }: NameWithCardProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const id = useId()
  useEffect(() => () => clearTimeout(timer.current), [])
  const soon = (next: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(next), POINT_MS)
  }
  const now = (next: boolean) => {
    clearTimeout(timer.current)
    setOpen(next)
  }
  return (
    <span onPointerEnter={() => soon(true)} onPointerLeave={() => soon(false)}>
      <button
        ref={button}
        type="button"
        aria-describedby={open ? id : undefined}
        onFocus={event => event.currentTarget.matches(':focus-visible') && now(true)}
        onBlur={() => now(false)}
        onClick={() => now(!open)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || !open) return
          event.stopPropagation()
          now(false)
        }}
        className="cursor-default select-text rounded text-left text-accent underline decoration-dotted decoration-faint underline-offset-4 hover:decoration-accent focus-visible:decoration-accent"
      >
        {shown}
      </button>
      {open && (
        <MarkCard id={id} anchor={() => button.current?.getBoundingClientRect()}>
          <p className="text-ink">{says}</p>
          <Meaning name={name} value={value} />
          <p className="mt-1.5 text-faint">{source}</p>
        </MarkCard>
      )}
    </span>
  )
}

function Meaning({ name, value }: { name: string; value: string }) {
  const sentences = explainHeaderValue(name, value)
  if (sentences.length === 0) return null
  return (
    <ul className="mt-1.5 space-y-0.5 border-line border-t pt-1.5 text-muted">
      {sentences.map(sentence => (
        <li key={sentence} className="[overflow-wrap:anywhere]">
          {visibleText(sentence)}
        </li>
      ))}
    </ul>
  )
}
