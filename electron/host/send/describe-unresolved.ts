import type { Place } from '#shared/http/inherit-draft.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { templateKind } from '#shared/template/parse-template.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { consentFor } from '../scope/scope-lookup.ts'
import { problemAt } from './problem-at.ts'
import type { UnresolvedAt } from './resolve-texts.ts'

/** Why a name stands for nothing, for people. What could not be read of the scope may be why. */
export function describeUnresolved(
  { name, via, problem, missing, field }: UnresolvedAt,
  scope: GatheredScope,
  placeOf: (field: string) => Place
): DraftProblem {
  const named = via.length > 0 ? ` It is named by ${via.join(' → ')}.` : ''
  const unread = missing ? scope.problems : []
  const why = unread.map(each => ` ${each.problem}`).join('')
  const consent = consentFor(scope, name) ?? unread.find(each => each.consent)?.consent
  return {
    ...problemAt(placeOf(field), problem + named + why, consent),
    ...(missing && templateKind(name) === 'variable' && { missing: name })
  }
}
