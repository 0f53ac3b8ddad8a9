import { CircleOff, Layers2 } from 'lucide-react'
import { useState } from 'react'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'
import type { DraftBodyKind } from '#shared/model/draft/body-kinds.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { laterPart } from '../../../components/later-part.tsx'
import { Select } from '../../../components/select.tsx'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { FORM_ROWS } from '../rows/form-rows.ts'
import { RowTable } from '../rows/row-table.tsx'
import { BODY_KINDS } from './body-kinds.ts'
import { addVariant } from './body-variants.ts'
import { FileBody } from './file-body.tsx'
import { NOT_WELL_FORMED } from './not-well-formed.ts'
import { PART_ROWS } from './part-rows.ts'
import { TextBody } from './text-body.tsx'
import { VariantBar } from './variant-bar.tsx'

const GraphqlBody = laterPart(async () => (await import('./graphql/graphql-body.tsx')).default)

/** The body. What was typed for each kind stays when the kind changes. */
export function BodyEditor({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const { body, bodyVariants } = draft
  const [problem, setProblem] = useState<string>()
  const canFormat = body.kind === 'json' || body.kind === 'xml'

  const choose = (kind: DraftBodyKind) => {
    setProblem(undefined)
    clearProblems(tabId, 'body')
    editDraft(tabId, withKind(draft, kind))
  }
  const format = () => {
    const formatted = body.kind === 'xml' ? prettyMarkup(body.text, 'xml') : prettyJson(body.text)
    setProblem(formatted === undefined ? NOT_WELL_FORMED[body.kind] : undefined)
    if (formatted !== undefined) editDraft(tabId, { body: { ...body, text: formatted } })
  }

  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-2 border-line border-b pr-2 pl-3">
        <div className="min-w-0 flex-1">
          <Select aria-label="Body kind" value={body.kind} options={BODY_KINDS} onChange={choose} />
        </div>
        {canFormat && (
          <Button variant="ghost" size="small" onClick={format} disabled={body.text.trim() === ''}>
            Format
          </Button>
        )}
        {!bodyVariants && body.kind !== 'none' && (
          <IconButton
            label="Add another body to choose from"
            icon={<Layers2 />}
            onClick={() => editDraft(tabId, addVariant(draft))}
          />
        )}
      </div>
      <VariantBar tabId={tabId} />
      <p role="status" className={problem === undefined ? 'sr-only' : 'px-3 py-1.5 text-bad text-xs'}>
        {problem}
      </p>
      <Content tabId={tabId} kind={body.kind} onTyped={() => setProblem(undefined)} />
    </>
  )
}

function Content({ tabId, kind, onTyped }: { tabId: string; kind: DraftBodyKind; onTyped: () => void }) {
  switch (kind) {
    case 'none':
      return (
        <EmptyState icon={<CircleOff />} title="No body">
          <p className="text-muted text-sm">Choose a kind to write one.</p>
        </EmptyState>
      )
    case 'form':
    case 'multipart':
      return (
        <div className="min-h-0 flex-1 overflow-y-auto">
          {kind === 'form' ? (
            <RowTable tabId={tabId} kind={FORM_ROWS} />
          ) : (
            <RowTable tabId={tabId} kind={PART_ROWS} />
          )}
        </div>
      )
    case 'file':
      return <FileBody tabId={tabId} />
    case 'graphql':
      return <GraphqlBody tabId={tabId} />
    default:
      return <TextBody tabId={tabId} language={kind} onTyped={onTyped} />
  }
}

/** GraphQL is a type of request of its own in files, and asks by POST. */
function withKind({ type, method, body }: Draft, kind: DraftBodyKind): Partial<Draft> {
  const isGraphql = kind === 'graphql'
  return {
    body: { ...body, kind },
    ...(isGraphql !== (type === 'graphql') && { type: isGraphql ? 'graphql' : 'http' }),
    ...(isGraphql && method === 'GET' && { method: 'POST' })
  }
}
