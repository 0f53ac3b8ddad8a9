import { useId, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { DraftMessages } from '#shared/model/draft/draft-message.ts'
import { isTitleTaken, renameMessage } from './edit-messages.ts'
import { editTabMessages } from './edit-tab-messages.ts'

interface MessageNameProps {
  tabId: string
  messages: DraftMessages
}

/**
 * What the message in the composer is called. A name that another one has is not taken over: timers and rules name their
 * messages, and one that is typed on the way to a longer one would be theirs.
 */
export function MessageName({ tabId, messages }: MessageNameProps) {
  const { selected, list } = messages
  const title = list[selected]?.title ?? ''
  const [refused, setRefused] = useState<string>()
  const problemId = useId()
  const type = (text: string) => {
    setRefused(isTitleTaken(messages, text) ? text : undefined)
    editTabMessages(tabId, now => renameMessage(now, text))
  }
  return (
    <span className="relative min-w-0 max-w-72 flex-1">
      <input
        aria-label="Name of this message"
        aria-invalid={refused === undefined ? undefined : true}
        aria-describedby={refused === undefined ? undefined : problemId}
        placeholder={`Message ${selected + 1}`}
        value={refused ?? title}
        onChange={event => type(event.target.value)}
        onBlur={() => setRefused(undefined)}
        spellCheck={false}
        autoComplete="off"
        className="h-7.5 w-full rounded-md border border-line bg-surface px-2 text-sm -outline-offset-1 placeholder:text-faint aria-invalid:border-bad"
      />
      {refused !== undefined && (
        <span
          id={problemId}
          role="alert"
          // It goes when the field is left: what was pressed for that must not move away.
          className="absolute top-full left-0 z-10 mt-1 w-64 rounded-md border border-line-strong bg-raised px-2 py-1 text-bad text-xs shadow-popup"
        >
          Another message is called so.{' '}
          {title === ''
            ? 'This one stays without a name'
            : `This one stays “${visibleText(title.slice(0, 40))}”`}{' '}
          until then.
        </span>
      )}
    </span>
  )
}
