import { PencilLine } from 'lucide-react'

/** Says of a response that it does not belong to what stands in the fields: that could not be sent. */
export function StaleNotice({ problems, startedAt }: { problems: number; startedAt: string }) {
  return (
    <p
      role="status"
      className="flex min-h-8 shrink-0 select-text items-center gap-2 border-warn/40 border-b bg-warn-soft px-3 py-1 text-ink text-xs"
    >
      <PencilLine aria-hidden="true" className="size-3.5 shrink-0 text-warn" />
      {staleWords(problems, startedAt)}
    </p>
  )
}

function staleWords(problems: number, startedAt: string): string {
  const fields = problems === 1 ? '1 field needs' : `${problems} fields need`
  const time = new Date(startedAt).toLocaleTimeString('en-GB')
  return `Nothing was sent: ${fields} correcting. Below is the response of ${time}.`
}
