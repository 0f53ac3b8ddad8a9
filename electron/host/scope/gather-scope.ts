import { ClientError } from '#shared/model/client-error.ts'
import type { Scope, ScopeLayer, ScopeProblem } from '#shared/model/scope.ts'
import type { CollectionReader, HandedDown } from '#workspace/collections/collection-reader.ts'
import {
  type EnvironmentLayer,
  type GatheredEnvironments,
  gatherEnvironments
} from './gather-environments.ts'
import { type GatheredPreferences, gatherPreferences } from './gather-preferences.ts'
import { type GatheredProcessEnv, gatherProcessEnv } from './gather-process-env.ts'
import type { GatheredScope } from './gathered-scope.ts'
import type { RuntimeVariables, SetVariable } from './runtime-variables.ts'
import type { ScopeSources } from './scope-sources.ts'
import { type SetPlace, setPlaces } from './set-places.ts'
import { VariableStack } from './variable-stack.ts'

/**
 * All that holds for the requests of a scope. What cannot be had (a broken environment, a locked vault, a collection
 * whose folder is gone) is missing from it and among its problems: the rest holds nevertheless.
 * @throws ClientError BUILD when the scope names a collection or workspace that is none
 */
export async function gatherScope(scope: Scope, sources: ScopeSources): Promise<GatheredScope> {
  return layScope(scope, await gatherGround(scope, sources), sources.runtime)
}

/** What a scope is laid upon: all of it that is the same for every request of a folder, whatever actions set meanwhile. */
export interface ScopeGround {
  preferences: GatheredPreferences
  collection: CollectionReader | undefined
  handedDown: readonly HandedDown[]
  environments: GatheredEnvironments
  processEnv: GatheredProcessEnv
  problems: readonly ScopeProblem[]
}

/** Reads all that a scope is made of. @throws as `gatherScope` */
export async function gatherGround(scope: Scope, sources: ScopeSources): Promise<ScopeGround> {
  const problems: ScopeProblem[] = []
  const preferences = await gatherPreferences(sources)
  const collection = await findCollection(scope, sources, problems)
  const handedDown = (await collection?.handedDown(scope.path ?? '')) ?? []
  const environments = await gatherEnvironments(scope, collection, sources)
  problems.push(...environments.problems)
  const processEnv = await gatherProcessEnv(collection, environments, sources)
  problems.push(...processEnv.problems)
  return { preferences, collection, handedDown, environments, processEnv, problems }
}

/** The scope of a request at this moment: what was read for it, with what actions have set since. */
export function layScope(scope: Scope, ground: ScopeGround, runtime: RuntimeVariables): GatheredScope {
  const { preferences, collection, handedDown, environments, processEnv, problems } = ground
  const { settings, clientCertificates, proxyPassword } = preferences
  const inUse = environments.layers.findLast(({ owner }) => owner.kind === 'collection')?.environment.name
  const places = setPlaces(
    scope,
    handedDown.map(({ origin }) => origin),
    inUse
  )
  const setOnRequest = places.request ? runtime.of(scope, places.request) : []
  const { variables, secretNames } = layVariables(
    scope,
    environments.layers,
    handedDown,
    setOnRequest,
    runtime
  )
  return {
    layers: [
      { origin: { kind: 'preferences', name: 'Preferences' }, headers: [], settings },
      ...handedDown.map(toLayer)
    ],
    variables,
    secretNames,
    setOnRequest,
    setPlaces: places,
    processEnv: processEnv.allowed,
    processEnvDenied: processEnv.denied,
    clientCertificates: [
      ...handedDown.toReversed().flatMap(({ draft }) => draft.clientCertificates ?? []),
      ...clientCertificates
    ],
    ...(proxyPassword && { proxyPassword }),
    ...(collection && { folder: collection.folder, collectionId: collection.id }),
    scripts: handedDown.reduce((sum, { scripts }) => sum + scripts, 0),
    problems
  }
}

/** All that is said of variables but by the request itself, and what actions have set at each place. */
function layVariables(
  scope: Scope,
  environments: readonly EnvironmentLayer[],
  handedDown: readonly HandedDown[],
  setOnRequest: readonly SetVariable[],
  runtime: RuntimeVariables
): VariableStack {
  const stack = new VariableStack()
  for (const layer of environments) {
    stack.layEnvironment(layer)
    const { owner, origin } = layer
    if (owner.kind === 'collection')
      stack.laySet(origin, runtime.of(scope, { kind: 'environment', at: origin.name }))
  }
  for (const { origin, draft } of handedDown) {
    stack.lay(origin, draft.variables ?? [])
    const place: SetPlace =
      origin.path === undefined ? { kind: 'collection' } : { kind: 'folder', at: origin.path }
    stack.laySet(origin, runtime.of(scope, place))
  }
  stack.laySet({ kind: 'request', name: '' }, setOnRequest)
  stack.laySet({ kind: 'runtime', name: '' }, runtime.of(scope))
  return stack
}

async function findCollection(
  { collectionId }: Scope,
  { collections }: ScopeSources,
  problems: ScopeProblem[]
): Promise<CollectionReader | undefined> {
  if (collectionId === undefined) return undefined
  try {
    return await collections.reader(collectionId)
  } catch (error) {
    const { code, message, hint } = ClientError.wrap(error)
    if (code !== 'IO') throw error
    problems.push({ problem: `The collection cannot be read. ${message} ${hint}` })
    return undefined
  }
}

function toLayer({ origin, draft: { headers, auth, settings } }: HandedDown): ScopeLayer {
  return { origin, headers, ...(auth && { auth }), settings }
}
