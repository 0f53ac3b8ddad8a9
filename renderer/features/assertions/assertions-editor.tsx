import { OPERATORS, operatorOf } from '#shared/assertions/operators.ts'
import type { DraftAction, DraftAssertion } from '#shared/model/draft/draft-row.ts'
import { editDraft, findTab, useDraft } from '../../state/tabs.ts'
import { type EntryColumn, EntryTable } from './entry-table.tsx'

const BLANK_ASSERTION: DraftAssertion = { expression: '', operator: 'eq', value: '', enabled: true }
const BLANK_ACTION: DraftAction = {
  phase: 'after-response',
  expression: '',
  variable: '',
  scope: 'runtime',
  enabled: true
}
const EXPRESSIONS = [
  'res.status',
  'res.body.',
  'res.headers.',
  'res.responseTime',
  'res.timing.ttfb',
  "res('')"
]
const SCOPE_LABELS: Record<DraftAction['scope'], string> = {
  runtime: 'everywhere',
  request: 'the request',
  folder: 'its folder',
  collection: 'the collection',
  environment: 'the environment'
}
const SCOPE_CHOICES = Object.entries(SCOPE_LABELS).map(([value, label]) => ({ value, label }))
const OPERATOR_CHOICES = Object.entries(OPERATORS).map(([value, { label }]) => ({ value, label }))

const ASSERTION_COLUMNS: readonly EntryColumn<DraftAssertion>[] = [
  { name: 'expression', label: 'expression', placeholder: 'res.status', suggestions: EXPRESSIONS },
  { name: 'operator', label: 'operator', width: 'w-44', choices: OPERATOR_CHOICES },
  {
    name: 'value',
    label: 'value',
    width: 'w-[24%]',
    placeholder: '200',
    holdsNames: true,
    isHidden: ({ operator }) => operatorOf(operator)?.takesValue === false
  }
]
const ACTION_COLUMNS: readonly EntryColumn<DraftAction>[] = [
  { name: 'variable', label: 'variable', width: 'w-[30%]', placeholder: 'token' },
  { name: 'expression', label: 'expression', placeholder: 'res.body.token', suggestions: EXPRESSIONS },
  { name: 'scope', label: 'scope', width: 'w-34', choices: SCOPE_CHOICES }
]

/** What an answer is held against, and which variables are set from it. */
export function AssertionsEditor({ tabId }: { tabId: string }) {
  const { assertions = [], actions = [] } = useDraft(tabId)
  return (
    <div className="flex flex-col gap-6 p-4">
      <section aria-labelledby="assertions-title">
        <h3 id="assertions-title" className="font-medium text-sm">
          Assertions
        </h3>
        <p className="mt-1 mb-2 text-muted text-xs">
          Each response is held against them; how it went is shown under Results.
        </p>
        <EntryTable
          label="Assertions"
          tabId={tabId}
          field="assertions"
          noun="Assertion"
          entries={assertions}
          blank={BLANK_ASSERTION}
          columns={ASSERTION_COLUMNS}
          onChange={next => editDraft(tabId, { assertions: next })}
          latest={() => findTab(tabId)?.draft.assertions ?? []}
        />
      </section>
      <section aria-labelledby="actions-title">
        <h3 id="actions-title" className="font-medium text-sm">
          Set variables
        </h3>
        <p className="mt-1 mb-2 text-muted text-xs">
          From the response, for the requests that follow: <code className="font-mono">res.body.token</code>{' '}
          into <code className="font-mono">{'{{token}}'}</code>. They last until Sonde is closed, and are
          written to no file. One of a place counts over what that place says; everywhere is everywhere in the
          collection.
        </p>
        <EntryTable
          label="Set variables"
          tabId={tabId}
          field="actions"
          noun="Action"
          entries={actions}
          blank={BLANK_ACTION}
          columns={ACTION_COLUMNS}
          onChange={next => editDraft(tabId, { actions: next })}
          latest={() => findTab(tabId)?.draft.actions ?? []}
        />
      </section>
    </div>
  )
}
