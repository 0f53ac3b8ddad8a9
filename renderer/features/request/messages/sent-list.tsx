import { Send } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { MESSAGE_KINDS } from './message-kinds.ts'

/** So much of a message is in its row, and in the hint at it. */
const MOST_IN_ROW = 200
const MOST_IN_HINT = 1000

const KINDS = new Map(MESSAGE_KINDS.map(({ value, label }) => [value, label]))

interface SentListProps {
  messages: readonly DraftMessage[]
  /** Whether there is something to send it over. */
  canSend: boolean
  /** It is to be edited. */
  onTake: (message: DraftMessage) => void
  onSend: (message: DraftMessage) => void
  /** The arrow up of the first row. */
  onLeave: () => void
  ref: Ref<HTMLUListElement>
}

/** Messages that were sent, the latest first: the arrow keys walk them, Enter takes one, Ctrl/Cmd+Enter sends it. */
export function SentList({ messages, canSend, onTake, onSend, onLeave, ref }: SentListProps) {
  if (messages.length === 0)
    return (
      <p role="status" className="px-2 py-6 text-center text-faint text-sm">
        None of them has this text.
      </p>
    )
  return (
    <ul
      ref={ref}
      aria-label="Sent messages"
      onKeyDown={event => walk(event, onLeave)}
      className="mx-2 max-h-80 min-h-0 overflow-y-auto rounded-md border border-line bg-app p-1"
    >
      {messages.map(message => (
        <li
          key={`${message.kind} ${message.data}`}
          className="flex items-center gap-1 rounded pr-0.5 focus-within:bg-hover hover:bg-hover"
        >
          <button
            type="button"
            data-row
            title={visibleText(message.data.slice(0, MOST_IN_HINT))}
            onClick={() => onTake(message)}
            onKeyDown={event => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
              event.preventDefault()
              if (canSend) onSend(message)
            }}
            className="flex h-7 min-w-0 flex-1 cursor-default items-center gap-3 rounded px-2 text-left -outline-offset-1"
          >
            <span className="w-11 shrink-0 text-muted text-xs">{KINDS.get(message.kind)}</span>
            <span className="min-w-0 flex-1 truncate font-mono text-code">{lineOf(message)}</span>
          </button>
          <IconButton
            label="Send again"
            icon={<Send />}
            disabled={!canSend}
            onClick={() => onSend(message)}
            className="size-6 [&_svg]:size-3.5"
          />
        </li>
      ))}
    </ul>
  )
}

function lineOf({ data }: DraftMessage): string {
  return visibleText(data.slice(0, MOST_IN_ROW).replace(/\s+/g, ' '))
}

function walk(event: KeyboardEvent<HTMLUListElement>, onLeave: () => void): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex(row => row.parentElement?.contains(document.activeElement))
  event.preventDefault()
  if (at + step < 0) onLeave()
  else rows[at + step]?.focus()
}
