import { visibleText } from '#shared/format/visible-text.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { Select } from '../../../components/select.tsx'
import { useDraft } from '../../../state/tabs.ts'
import { shownTitle, withKind } from '../messages/edit-messages.ts'
import { MESSAGE_KINDS } from '../messages/message-kinds.ts'
import type { FieldState } from '../use-field.ts'
import { VariableInput } from '../variables/variable-input.tsx'

/** What a timer or a rule sends: a message of its own, or one of the request's by its title. */
export interface Sent {
  message: DraftMessage
  saved?: string | undefined
}

interface SentProps {
  tabId: string
  /** What sends it, as it is called: `timer 1`. */
  called: string
  sent: Sent
  field: FieldState
  onChange: (change: Partial<Sent>) => void
}

const OWN = 'own'
/** So much of a saved message is shown. */
const MAX_SHOWN = 300

/** Which message is sent. */
export function SentChoice({ tabId, called, sent, field, onChange }: SentProps) {
  const { messages } = useDraft(tabId)
  const { saved } = sent
  const offered = (messages?.list ?? []).flatMap((each, index, list) =>
    list.findIndex(({ title }) => title === each.title) === index
      ? [{ value: `=${each.title}`, label: shownTitle(each, index) }]
      : []
  )
  const isGone = saved !== undefined && offered.every(({ value }) => value !== `=${saved}`)
  return (
    <Select
      aria-label={`What ${called} sends`}
      value={saved === undefined ? OWN : `=${saved}`}
      options={[
        { value: OWN, label: 'Own message' },
        ...offered,
        ...(isGone ? [{ value: `=${saved}`, label: `${goneTitle(saved)} (gone)` }] : [])
      ]}
      onChange={next => onChange({ saved: next === OWN ? undefined : next.slice(1) })}
      {...(saved === undefined ? {} : field.attributes)}
      className="h-7 min-w-24 max-w-52 flex-1 text-ellipsis text-xs aria-invalid:border-bad"
    />
  )
}

/** Where nothing is left of the message but what names it. */
function goneTitle(saved: string): string {
  return saved.trim() === '' ? 'A message' : shownTitle({ title: saved }, 0)
}

/** What it says: to edit, where it is its own. */
export function SentText({ tabId, called, sent, field, onChange }: SentProps) {
  const { messages } = useDraft(tabId)
  const { saved, message } = sent
  if (saved !== undefined) {
    const text = messages?.list.find(({ title }) => title === saved)?.message.data
    if (text === undefined) return null
    return (
      <p className="truncate font-mono text-code text-muted">
        {text === '' ? (
          <span className="font-sans text-faint text-xs">Empty message</span>
        ) : (
          visibleText(text.slice(0, MAX_SHOWN).replaceAll(/\s+/g, ' '))
        )}
      </p>
    )
  }
  return (
    <div className="flex min-w-0 items-start gap-2">
      <Select
        aria-label={`Kind of what ${called} sends`}
        value={message.kind}
        options={MESSAGE_KINDS}
        onChange={kind => onChange({ message: withKind(message, kind) })}
        className="h-7 shrink-0 text-xs"
      />
      <div className="flex min-h-7 min-w-0 flex-1 items-center rounded-md border border-line-strong bg-app focus-within:border-accent focus-within:ring-1 focus-within:ring-accent has-aria-invalid:border-bad has-aria-invalid:ring-bad">
        <VariableInput
          tabId={tabId}
          label={`Message of ${called}`}
          placeholder="Message to send"
          value={message.data}
          onChange={data => onChange({ message: { ...message, data } })}
          attributes={field.attributes}
          metrics="px-2 font-mono text-code outline-none"
          className="flex-1 self-stretch"
        />
      </div>
    </div>
  )
}
