import type { Place } from '#shared/http/inherit-draft.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'
import type { Origin } from '#shared/model/origin.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'

/** A problem at a field of the draft; of what was inherited it says whence. */
export function problemAt({ field, origin }: Place, problem: string, consent?: ConsentRequest): DraftProblem {
  return {
    field,
    problem: origin ? `${whence(origin)}: ${problem}` : problem,
    ...(consent && { consent })
  }
}

function whence({ kind, name }: Origin): string {
  return kind === 'preferences' ? 'In the preferences' : `In the ${kind} “${name}”`
}
