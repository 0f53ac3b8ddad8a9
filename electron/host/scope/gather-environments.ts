import type { Environment, EnvironmentOwner } from '#shared/model/environment.ts'
import type { Origin } from '#shared/model/origin.ts'
import type { Scope, ScopeProblem } from '#shared/model/scope.ts'
import type { CollectionReader } from '#workspace/collections/collection-reader.ts'
import { environmentChain } from '#workspace/environments/environment-chain.ts'
import type { SecretValue } from '#workspace/environments/environment-secrets.ts'
import type { ScopeSources } from './scope-sources.ts'

/** An environment in use, or one that it extends. */
export interface EnvironmentLayer {
  owner: EnvironmentOwner
  environment: Environment
  origin: Origin
  /** By the variable's name. */
  secrets: ReadonlyMap<string, SecretValue>
}

export interface GatheredEnvironments {
  /** Global ones first, of each owner what is extended first. */
  layers: EnvironmentLayer[]
  problems: ScopeProblem[]
}

/** The environments that are in use in a scope. */
export async function gatherEnvironments(
  scope: Scope,
  collection: CollectionReader | undefined,
  sources: ScopeSources
): Promise<GatheredEnvironments> {
  const { workspaceId } = scope
  const gathered: GatheredEnvironments = { layers: [], problems: [] }
  const selected = async (owner: EnvironmentOwner) =>
    workspaceId === undefined ? undefined : sources.workspaces.selectedEnvironment(workspaceId, owner)
  const add = async (owner: EnvironmentOwner, wished: string | null | undefined) => {
    const name = wished === undefined ? await selected(owner) : wished
    if (name === undefined || name === null) return
    const { environments, problems } = await environmentChain(name, () => sources.environments.lookup(owner))
    gathered.problems.push(...problems.map(problem => ({ problem })))
    gathered.layers.push(
      ...(await Promise.all(environments.map(environment => toLayer(owner, environment, sources))))
    )
  }
  if (workspaceId !== undefined) await add({ kind: 'global', workspaceId }, scope.globalEnvironment)
  if (collection) await add({ kind: 'collection', collectionId: collection.id }, scope.environment)
  return gathered
}

async function toLayer(
  owner: EnvironmentOwner,
  environment: Environment,
  { secrets }: ScopeSources
): Promise<EnvironmentLayer> {
  const { name, variables } = environment
  const names = variables.filter(({ secret, enabled }) => secret && enabled).map(each => each.name)
  const values = await Promise.all(
    names.map(async (variable): Promise<[string, SecretValue]> => {
      const { value, problem, lost } = await secrets.read(owner, name, variable)
      if (value !== undefined) return [variable, { value }]
      return [variable, { problem: problem ?? whyNone(variable, name, lost) }]
    })
  )
  const kind = owner.kind === 'global' ? 'global' : 'environment'
  return { owner, environment, origin: { kind, name }, secrets: new Map(values) }
}

function whyNone(variable: string, environment: string, lost: string | undefined): string {
  const secret = `the secret ${variable} of the environment ${environment}`
  return lost === undefined
    ? `No value for ${secret} has been entered on this machine.`
    : `There is no value for ${secret}: enter it again. ${lost}`
}
