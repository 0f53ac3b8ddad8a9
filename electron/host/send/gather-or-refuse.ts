import { ClientError } from '#shared/model/client-error.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'

/** @throws ClientError BUILD when the scope names a collection or workspace that is none */
export type GatherScope = (scope: Scope) => Promise<GatheredScope>

/**
 * The scope is named by the page: what is wrong with it is told as a problem of the draft, at `scope.<field>`. So is a
 * collection that cannot be read: without what it hands down, another request would be sent than was meant.
 */
export async function gatherOrRefuse(
  scope: Scope,
  gather: GatherScope
): Promise<{ scope: GatheredScope } | { problems: DraftProblem[] }> {
  try {
    const gathered = await gather(scope)
    if (scope.collectionId === gathered.collectionId) return { scope: gathered }
    return { problems: gathered.problems.map(each => ({ field: 'scope.collectionId', ...each })) }
  } catch (error) {
    const { code, field, message } = ClientError.wrap(error)
    if (code !== 'BUILD' || field === undefined) throw error
    return { problems: [{ field: `scope.${field}`, problem: message }] }
  }
}
