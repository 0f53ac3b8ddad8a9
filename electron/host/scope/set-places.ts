import type { DraftAction } from '#shared/model/draft/draft-row.ts'
import type { Origin } from '#shared/model/origin.ts'
import type { Scope } from '#shared/model/scope.ts'

type ActionScope = DraftAction['scope']

/** Where a variable is held that an action sets. */
export interface SetPlace {
  kind: ActionScope
  /** The path of the request or folder, the name of the environment. */
  at?: string
}

/** Where the actions of a request can set variables: what is missing is not there. */
export type SetPlaces = Partial<Record<ActionScope, SetPlace>> & { runtime: SetPlace }

/**
 * @param handedDown  origins of the collection and the folders that the request is in, outermost first
 * @param environment  the one of the collection that is in use
 */
export function setPlaces(
  { path = '' }: Scope,
  handedDown: readonly Origin[],
  environment: string | undefined
): SetPlaces {
  const folder = handedDown.findLast(({ kind }) => kind === 'folder')?.path
  // A request that is in no file yet has the path of the folder that it will be saved in.
  const inFile = handedDown.length > 0 && path !== '' && path !== folder
  return {
    runtime: { kind: 'runtime' },
    ...(inFile && { request: { kind: 'request', at: path } }),
    ...(folder !== undefined && { folder: { kind: 'folder', at: folder } }),
    ...(handedDown.length > 0 && { collection: { kind: 'collection' } }),
    ...(environment !== undefined && { environment: { kind: 'environment', at: environment } })
  }
}

/** Why an action of a scope sets nothing where there is no such place. */
export const NO_PLACE: Partial<Record<ActionScope, string>> = {
  request:
    'Skipped: the variable would be the request’s own, and the request is in no collection yet. Save it first.',
  folder: 'Skipped: the variable would be the folder’s, and the request is in none.',
  collection: 'Skipped: the variable would be the collection’s, and the request is in none.',
  environment:
    'Skipped: the variable would be the environment’s, and no environment of the collection is in use.'
}
