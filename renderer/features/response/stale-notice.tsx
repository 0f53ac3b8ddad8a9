import { PencilLine } from 'lucide-react'
import type { RequestProblem } from '#shared/http/check-request.ts'
import { ProblemList } from './problem-list.tsx'

interface StaleNoticeProps {
  tabId: string
  problems: readonly RequestProblem[]
  startedAt: string
}

/** Says of a response that it does not belong to what stands in the fields: that could not be sent, and why. */
export function StaleNotice({ tabId, problems, startedAt }: StaleNoticeProps) {
  return (
    <div className="max-h-40 shrink-0 overflow-y-auto border-warn/40 border-b bg-warn-soft px-3 py-1 text-ink text-xs">
      <p role="status" className="flex min-h-6 select-text items-center gap-2">
        <PencilLine aria-hidden="true" className="size-3.5 shrink-0 text-warn" />
        {staleWords(problems.length, startedAt)}
      </p>
      <div className="pl-5.5">
        <ProblemList tabId={tabId} problems={problems} />
      </div>
    </div>
  )
}

function staleWords(problems: number, startedAt: string): string {
  const fields = problems === 1 ? '1 field needs' : `${problems} fields need`
  const time = new Date(startedAt).toLocaleTimeString('en-GB')
  return `Nothing was sent: ${fields} correcting. Below is the response of ${time}.`
}
