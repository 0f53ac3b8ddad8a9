import { useDeferredValue, useMemo } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { messagePayload } from '#shared/http/message-payload.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { templateNames } from '#shared/template/parse-template.ts'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'

/** Under the composer: how large the message is, or where it is none. What a template brings is known when it is sent. */
export function MessageFacts({ tabId, message }: { tabId: string; message: DraftMessage }) {
  const { kind, data } = useDeferredValue(message)
  const facts = useMemo(() => factsOf({ kind, data }), [kind, data])
  const field = useField(tabId, 'messages', facts.problem)
  return (
    <div
      data-field="messages"
      tabIndex={-1}
      className="flex min-h-7 shrink-0 flex-wrap items-center gap-x-3 border-line border-t px-3 py-1 text-xs outline-none"
    >
      <div role="status" className="min-w-0 flex-1">
        <FieldProblem field={field} />
      </div>
      {facts.size !== undefined && <p className="text-muted tabular-nums">{facts.size}</p>}
    </div>
  )
}

function factsOf(message: Pick<DraftMessage, 'kind' | 'data'>): { problem?: string; size?: string } {
  if (templateNames(message.data).length > 0) return { size: 'Size known when it is sent' }
  const payload = messagePayload(message)
  if ('problem' in payload) return { problem: payload.problem }
  const { opcode, bytes } = payload
  return { size: `${opcode === 'text' ? 'Text' : 'Binary'}, ${formatBytes(bytes.byteLength)}` }
}
