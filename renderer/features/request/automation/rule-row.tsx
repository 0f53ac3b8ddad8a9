import type { DraftAnswer } from '#shared/model/draft/draft-automation.ts'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'
import { DurationField } from './duration-field.tsx'
import { editCondition, editRule } from './edit-automation.ts'
import { editTabAutomation } from './edit-tab-automation.ts'
import { EntryItem, EntryLine, Word } from './entry-item.tsx'
import { EntryState } from './entry-state.tsx'
import { RuleConditions } from './rule-conditions.tsx'
import { SentChoice, SentText } from './sent-message.tsx'

interface RuleRowProps {
  tabId: string
  index: number
  count: number
  rule: DraftAnswer
  problemOf: (field: string) => string | undefined
}

/** What is sent when a message comes that matches. */
export function RuleRow({ tabId, index, count, rule, problemOf }: RuleRowProps) {
  const { when, delayMs, enabled } = rule
  const called = `rule ${index + 1}`
  const path = `automation.answers.${index}`
  const message = useField(tabId, `${path}.message`, problemOf(`${path}.message`))
  const delay = useField(tabId, `${path}.delayMs`, problemOf(`${path}.delayMs`))
  const change = (next: Partial<DraftAnswer>) => editTabAutomation(tabId, now => editRule(now, index, next))
  const sent = { tabId, called, sent: rule, field: message, onChange: change }
  return (
    <EntryItem
      tabId={tabId}
      list="answers"
      index={index}
      count={count}
      noun="Rule"
      enabled={enabled}
      onSwitch={next => change({ enabled: next })}
    >
      <RuleConditions
        tabId={tabId}
        path={`${path}.when`}
        called={called}
        when={when}
        problemOf={problemOf}
        onChange={next => editTabAutomation(tabId, now => editCondition(now, index, next))}
      />
      <EntryLine>
        <Word>send</Word>
        <SentChoice {...sent} />
        <Word>after</Word>
        <DurationField
          label={`How long ${called} waits`}
          value={delayMs}
          field={delay}
          onChange={ms => change({ delayMs: ms })}
        />
        <EntryState tabId={tabId} list="answers" index={index} enabled={enabled} />
      </EntryLine>
      <FieldProblem field={delay} />
      <SentText {...sent} />
      <FieldProblem field={message} />
    </EntryItem>
  )
}
