import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { parseJson } from '#shared/format/parse-json.ts'
import { messagePayload } from '#shared/http/message-payload.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { templateNames } from '#shared/template/parse-template.ts'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'

interface MessageFactsProps {
  tabId: string
  message: DraftMessage
  /** Why something that was asked for was not done with it. */
  problem: string | undefined
  /** What can be done with it. */
  children: ReactNode
}

/** Under the composer: how large the message is, or where it is none. What a template brings is known when it is sent. */
export function MessageFacts({ tabId, message, problem, children }: MessageFactsProps) {
  const { kind, data } = useDeferredValue(message)
  const facts = useMemo(() => factsOf({ kind, data }), [kind, data])
  const field = useField(tabId, 'messages', problem ?? facts.problem)
  return (
    <div
      data-field="messages"
      tabIndex={-1}
      className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 border-line border-t px-3 text-xs outline-none"
    >
      <div role="status" className="min-w-0 flex-1">
        <FieldProblem field={field} />
      </div>
      {children}
      {facts.doubt !== undefined && (
        <p role="status" className="text-warn">
          {facts.doubt}
        </p>
      )}
      {facts.size !== undefined && <p className="text-muted tabular-nums">{facts.size}</p>}
    </div>
  )
}

interface Facts {
  /** Why it cannot be sent. */
  problem?: string
  /** What may not be meant: it is sent all the same. */
  doubt?: string
  size?: string
}

function factsOf(message: Pick<DraftMessage, 'kind' | 'data'>): Facts {
  if (templateNames(message.data).length > 0) return { size: 'Size known when it is sent' }
  const payload = messagePayload(message)
  if ('problem' in payload) return { problem: payload.problem }
  const { opcode, bytes } = payload
  const isDoubtful = message.kind === 'json' && message.data.trim() !== '' && !isJson(bytes)
  return {
    ...(isDoubtful && { doubt: 'Not valid JSON: it is sent as it is.' }),
    size: `${opcode === 'text' ? 'Text' : 'Binary'}, ${formatBytes(bytes.byteLength)}`
  }
}

function isJson(bytes: Uint8Array): boolean {
  return parseJson(new TextDecoder().decode(bytes)) !== undefined
}
