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

/** As a person comes upon the fields. */
const FORM_ORDER = ['scope', 'method', 'url', 'pathParams', 'headers', 'body', 'auth', 'settings']

/** Problems in the order of the form; those of one part of it in the order in which they were found. */
export function inFormOrder(problems: readonly DraftProblem[]): DraftProblem[] {
  const place = ({ field }: DraftProblem) => FORM_ORDER.indexOf(field.replace(/\..*$/, ''))
  return [...problems].sort((a, b) => place(a) - place(b))
}
