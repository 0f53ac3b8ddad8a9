import { ClientError } from '#shared/model/client-error.ts'
import type { Scope, ScopeLayer, ScopeProblem } from '#shared/model/scope.ts'
import type { CollectionReader, HandedDown } from '#workspace/collections/collection-reader.ts'
import { type EnvironmentLayer, gatherEnvironments } from './gather-environments.ts'
import { gatherPreferences } from './gather-preferences.ts'
import { gatherProcessEnv } from './gather-process-env.ts'
import type { GatheredScope } from './gathered-scope.ts'
import { RuntimeVariables, type SetVariable } from './runtime-variables.ts'
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
  handedDown: readonly HandedDown[]
  environments: readonly EnvironmentLayer[]
  /** The environment of the collection that is in use. */
  inUse: string | undefined
  /** The `.env` files that it was read from, without links in their paths. */
  dotEnvFiles: readonly string[]
  /** What is laid upon it is not in it yet. */
  held: Omit<GatheredScope, 'variables' | 'secretNames' | 'setOnRequest' | 'setPlaces'>
  /** What holds of variables where no action has set any. */
  said: Pick<GatheredScope, 'variables' | 'secretNames'>
  problems: readonly ScopeProblem[]
}

const NOTHING_SET = new RuntimeVariables()

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
  const { settings, clientCertificates, proxyPassword } = preferences
  return {
    handedDown,
    environments: environments.layers,
    said: layVariables(scope, environments.layers, handedDown, [], NOTHING_SET),
    inUse: environments.layers.findLast(({ owner }) => owner.kind === 'collection')?.environment.name,
    dotEnvFiles: processEnv.files,
    held: {
      layers: [
        { origin: { kind: 'preferences', name: 'Preferences' }, headers: [], settings },
        ...handedDown.map(toLayer)
      ],
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
    },
    problems
  }
}

/** The scope of a request at this moment: what was read for it, with what actions have set since. */
export function layScope(scope: Scope, ground: ScopeGround, runtime: RuntimeVariables): GatheredScope {
  const { handedDown, environments, inUse, held, said } = ground
  const places = setPlaces(
    scope,
    handedDown.map(({ origin }) => origin),
    inUse
  )
  const setOnRequest = places.request ? runtime.of(scope, places.request) : []
  const { variables, secretNames } = runtime.isEmpty
    ? said
    : layVariables(scope, environments, handedDown, setOnRequest, runtime)
  return { ...held, variables, secretNames, setOnRequest, setPlaces: places }
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
