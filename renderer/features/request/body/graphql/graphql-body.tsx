import { useMemo } from 'react'
import { operationChoices } from '#shared/http/operation-name.ts'
import { Button } from '../../../../components/button.tsx'
import { CodeEditor } from '../../../../components/code-editor.tsx'
import { Select } from '../../../../components/select.tsx'
import { useChosenOperations } from '../../../../state/chosen-operations.ts'
import { clearProblems } from '../../../../state/problems.ts'
import { editDraft, findTab, useDraft } from '../../../../state/tabs.ts'
import { FieldProblem } from '../../field-problem.tsx'
import { sendTab } from '../../send-tab.ts'
import { useField } from '../../use-field.ts'
import { useNameAssistance } from '../../variables/use-name-assistance.ts'
import { queryAssistance } from './query-assistance.ts'
import { loadSchema, type SchemaState, useSchemas } from './schemas.ts'

const NOTHING = { query: '', variables: '' }

/** A query and its variables, with the help of the server's schema once that was asked for. */
export default function GraphqlBody({ tabId }: { tabId: string }) {
  const { graphql = NOTHING } = useDraft(tabId).body
  const state = useSchemas(schemas => schemas[tabId])
  const names = useNameAssistance(tabId)
  const schema = state?.kind === 'ready' ? state.schema : undefined
  const assistance = useMemo(() => queryAssistance(names, schema), [names, schema])
  const variables = useField(tabId, 'body.graphql.variables')
  const send = () => sendTab(tabId)
  const edit = (change: Partial<typeof NOTHING>) => {
    const draft = findTab(tabId)?.draft
    if (!draft) return
    clearProblems(tabId, 'body')
    const { graphql: now = NOTHING } = draft.body
    editDraft(tabId, { body: { ...draft.body, graphql: { ...now, ...change } } })
  }

  return (
    <>
      <SchemaBar tabId={tabId} state={state} />
      <OperationChoice tabId={tabId} {...graphql} />
      <div className="flex min-h-0 flex-[2] flex-col">
        <CodeEditor
          label="GraphQL query"
          language="graphql"
          value={graphql.query}
          assistance={assistance}
          onChange={query => edit({ query })}
          onSubmit={send}
        />
      </div>
      <h2 className="flex h-8 shrink-0 items-center border-line border-y px-4 text-muted text-xs">
        Variables
      </h2>
      <FieldProblem field={variables} className="px-4 py-1.5" />
      <div className="flex min-h-0 flex-1 flex-col" tabIndex={-1} data-field="body.graphql.variables">
        <CodeEditor
          label="GraphQL variables"
          language="json"
          value={graphql.variables}
          assistance={names}
          onChange={next => edit({ variables: next })}
          onSubmit={send}
        />
      </div>
    </>
  )
}

/** Which operation of a document with several is sent. */
function OperationChoice({ tabId, query, operation }: { tabId: string; query: string; operation?: string }) {
  const chosen = useChosenOperations(operations => operations[tabId]) ?? operation
  const names = useMemo(() => operationChoices(query), [query])
  const [first] = names
  if (first === undefined) return null
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 border-line border-b px-4">
      <label htmlFor="graphql-operation" className="text-muted text-xs">
        Operation
      </label>
      <Select
        id="graphql-operation"
        value={names.find(name => name === chosen) ?? first}
        options={names.map(name => ({ value: name, label: name }))}
        onChange={name => useChosenOperations.setState({ [tabId]: name })}
      />
      <span className="truncate text-faint text-xs">is sent, as long as this tab is open.</span>
    </div>
  )
}

function SchemaBar({ tabId, state }: { tabId: string; state: SchemaState | undefined }) {
  return (
    <div className="flex min-h-8 shrink-0 items-center gap-3 border-line border-b pr-2 pl-4">
      <p role="status" className="min-w-0 flex-1 truncate text-muted text-xs">
        {state === undefined && 'The schema helps to write a query. The server is asked for it.'}
        {state?.kind === 'loading' && 'Asking for the schema…'}
        {state?.kind === 'ready' && `Schema of ${Object.keys(state.schema.getTypeMap()).length} types`}
        {state?.kind === 'failed' && <span className="text-bad">{state.why}</span>}
      </p>
      <Button
        variant="ghost"
        size="small"
        disabled={state?.kind === 'loading'}
        onClick={() => void loadSchema(tabId)}
      >
        {state?.kind === 'ready' ? 'Reload schema' : 'Load schema'}
      </Button>
    </div>
  )
}
