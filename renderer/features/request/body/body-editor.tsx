import { CircleOff } from 'lucide-react'
import { useState } from 'react'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'
import { Button } from '../../../components/button.tsx'
import { CodeEditor } from '../../../components/code-editor.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { useExchanges } from '../../../state/exchanges.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { FORM_ROWS } from '../rows/form-rows.ts'
import { RowTable } from '../rows/row-table.tsx'
import { BODY_KINDS } from './body-kinds.ts'

const NOT_WELL_FORMED: Record<string, string> = {
  json: 'Not formatted: this is not valid JSON yet.',
  xml: 'Not formatted: the tags of this XML do not match yet.'
}

/** The body. Its text stays when the kind changes. */
export function BodyEditor({ tabId }: { tabId: string }) {
  const { body } = useDraft(tabId)
  const [problem, setProblem] = useState<string>()
  const canFormat = body.kind === 'json' || body.kind === 'xml'

  const setText = (text: string) => {
    setProblem(undefined)
    editDraft(tabId, { body: { ...body, text } })
  }

  const format = () => {
    const formatted = body.kind === 'xml' ? prettyMarkup(body.text, 'xml') : prettyJson(body.text)
    if (formatted === undefined) setProblem(NOT_WELL_FORMED[body.kind])
    else setText(formatted)
  }

  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-3 border-line border-b px-3">
        <SegmentedChoice
          label="Body kind"
          value={body.kind}
          options={BODY_KINDS}
          onChange={kind => {
            setProblem(undefined)
            editDraft(tabId, { body: { ...body, kind } })
          }}
        />
        <p role="status" className="min-w-0 flex-1 truncate text-bad text-xs" title={problem}>
          {problem}
        </p>
        {canFormat && (
          <Button variant="ghost" size="small" onClick={format} disabled={body.text.trim() === ''}>
            Format
          </Button>
        )}
      </div>
      {body.kind === 'none' ? (
        <EmptyState icon={<CircleOff />} title="No body">
          <p className="text-muted text-sm">Choose a kind to write one.</p>
        </EmptyState>
      ) : body.kind === 'form' ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <RowTable tabId={tabId} kind={FORM_ROWS} />
        </div>
      ) : (
        <CodeEditor
          label="Request body"
          language={body.kind === 'json' || body.kind === 'xml' ? body.kind : 'text'}
          value={body.text}
          onChange={setText}
          onSubmit={() => useExchanges.getState().send(tabId)}
        />
      )}
    </>
  )
}
