import type { DraftTimer } from '#shared/model/draft/draft-automation.ts'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'
import { DurationField } from './duration-field.tsx'
import { editTimer } from './edit-automation.ts'
import { editTabAutomation } from './edit-tab-automation.ts'
import { EntryItem, EntryLine, Word } from './entry-item.tsx'
import { EntryState } from './entry-state.tsx'
import { SentChoice, SentText } from './sent-message.tsx'

interface TimerRowProps {
  tabId: string
  index: number
  count: number
  timer: DraftTimer
  problemOf: (field: string) => string | undefined
}

/** A message that is sent again and again. */
export function TimerRow({ tabId, index, count, timer, problemOf }: TimerRowProps) {
  const { everyMs, enabled } = timer
  const called = `timer ${index + 1}`
  const path = `automation.timed.${index}`
  const message = useField(tabId, `${path}.message`, problemOf(`${path}.message`))
  const every = useField(tabId, `${path}.everyMs`, problemOf(`${path}.everyMs`))
  const change = (next: Partial<DraftTimer>) => editTabAutomation(tabId, now => editTimer(now, index, next))
  const sent = { tabId, called, sent: timer, field: message, onChange: change }
  return (
    <EntryItem
      tabId={tabId}
      list="timed"
      index={index}
      count={count}
      noun="Timer"
      enabled={enabled}
      onSwitch={next => change({ enabled: next })}
    >
      <EntryLine>
        <Word>Send</Word>
        <SentChoice {...sent} />
        <Word>every</Word>
        <DurationField
          label={`How often ${called} sends`}
          value={everyMs}
          field={every}
          onChange={ms => change({ everyMs: ms })}
        />
        <EntryState tabId={tabId} list="timed" index={index} enabled={enabled} />
      </EntryLine>
      <FieldProblem field={every} />
      <SentText {...sent} />
      <FieldProblem field={message} />
    </EntryItem>
  )
}
