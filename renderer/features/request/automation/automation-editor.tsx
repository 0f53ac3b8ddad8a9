import { Plus } from 'lucide-react'
import { Fragment, type ReactNode, useId, useMemo } from 'react'
import { automationOf } from '#shared/automation/automation-of-draft.ts'
import { MAX_LISTED } from '#shared/model/socket/automation-limits.ts'
import { focusSoon } from '../../../commands/focus-soon.ts'
import { Button } from '../../../components/button.tsx'
import { findTab, useDraft } from '../../../state/tabs.ts'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'
import { AutomationBar } from './automation-bar.tsx'
import { type AutomationList, addRule, addTimer, automationShown, switchedOn } from './edit-automation.ts'
import { editTabAutomation } from './edit-tab-automation.ts'
import { useRowKeys } from './row-keys.ts'
import { RuleRow } from './rule-row.tsx'
import { TimerRow } from './timer-row.tsx'

/** What a WebSocket sends by itself while it is connected, to edit at any time. */
export function AutomationEditor({ tabId }: { tabId: string }) {
  const { automation, messages } = useDraft(tabId)
  const { timed, answers } = automationShown(automation)
  const problemOf = useMemo(() => {
    const { problems } = automationOf({ automation: switchedOn(automationShown(automation)), messages })
    return (field: string) => problems.find(problem => problem.field === field)?.problem
  }, [automation, messages])
  const rowAt = (index: number) => ({ tabId, index, problemOf })
  const add = (list: AutomationList) => {
    const now = findTab(tabId)?.draft
    const at = automationShown(now?.automation)[list].length
    editTabAutomation(tabId, all => (list === 'timed' ? addTimer(all, now?.messages) : addRule(all)))
    const first = list === 'timed' ? 'message' : 'when.query'
    focusSoon(() => document.querySelector<HTMLElement>(`[data-field="automation.${list}.${at}.${first}"]`))
  }
  return (
    <>
      <AutomationBar tabId={tabId} />
      <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-4">
        <Part tabId={tabId} list="timed" entries={timed} onAdd={() => add('timed')}>
          {(timer, index) => <TimerRow {...rowAt(index)} count={timed.length} timer={timer} />}
        </Part>
        <Part tabId={tabId} list="answers" entries={answers} onAdd={() => add('answers')}>
          {(rule, index) => <RuleRow {...rowAt(index)} count={answers.length} rule={rule} />}
        </Part>
      </div>
    </>
  )
}

const PARTS = {
  timed: {
    title: 'Timers',
    explains: 'Messages that are sent again and again while the connection is open.',
    adds: 'Add timer',
    most: MAX_LISTED
  },
  answers: {
    title: 'Scripted answers',
    explains: 'What comes is answered by the first rule that matches.',
    adds: 'Add rule',
    most: MAX_LISTED
  }
} as const satisfies Record<AutomationList, object>

interface PartProps<E extends object> {
  tabId: string
  list: AutomationList
  entries: readonly E[]
  onAdd: () => void
  /** Draws one of them. */
  children: (entry: E, index: number) => ReactNode
}

function Part<E extends object>({ tabId, list, entries, onAdd, children }: PartProps<E>) {
  const { title, explains, adds, most } = PARTS[list]
  const id = useId()
  const keys = useRowKeys(entries)
  const field = useField(tabId, `automation.${list}`)
  return (
    <section aria-labelledby={id}>
      <div className="mb-2 flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 id={id} className="font-medium text-sm">
            {title}
          </h3>
          <p className="mt-1 text-muted text-xs">{explains}</p>
        </div>
        <Button size="small" data-adds={list} disabled={entries.length >= most} onClick={onAdd}>
          <Plus aria-hidden="true" className="size-3.5" />
          {adds}
        </Button>
      </div>
      {entries.length > 0 && (
        <ul aria-label={title} className="border-line border-b">
          {entries.map((entry, index) => (
            <Fragment key={keys[index]}>{children(entry, index)}</Fragment>
          ))}
        </ul>
      )}
      <div data-field={field.field} tabIndex={-1} className="outline-none">
        <FieldProblem field={field} className="mt-2" />
      </div>
    </section>
  )
}
