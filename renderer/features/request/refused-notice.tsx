import { CircleAlert } from 'lucide-react'
import type { ErrorRecord } from '#shared/model/error.ts'

/** Why a request could not even begin, when no field of it is to blame. */
export function RefusedNotice({ error }: { error: ErrorRecord }) {
  return (
    <div
      role="alert"
      className="m-3 flex select-text gap-2.5 rounded-md border border-bad/40 bg-bad-soft p-3 text-sm"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />
      <div>
        <p className="font-medium">{error.message}</p>
        <p className="mt-0.5 text-muted">{error.hint}</p>
      </div>
    </div>
  )
}
