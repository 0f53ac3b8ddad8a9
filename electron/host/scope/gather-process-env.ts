import type { ScopeProblem } from '#shared/model/scope.ts'
import type { CollectionReader } from '#workspace/collections/collection-reader.ts'
import { type DotEnvPlace, readDotEnv } from '#workspace/environments/dot-env.ts'
import type { GatheredEnvironments } from './gather-environments.ts'
import type { ScopeSources } from './scope-sources.ts'

/** It opens the vault, whatever else was allowed. */
const OWN_SECRETS: readonly string[] = ['SONDE_PASSPHRASE']

export interface GatheredProcessEnv {
  allowed: ReadonlyMap<string, string>
  denied: ReadonlySet<string>
  /** The `.env` files that were read, without links in their paths. */
  files: readonly string[]
  problems: ScopeProblem[]
}

/**
 * What `process.env.NAME` stands for in a scope: of the process environment what was allowed for the collection, and
 * over that the `.env` files: the one at the collection's top, and those that the environments in use name.
 */
export async function gatherProcessEnv(
  collection: CollectionReader | undefined,
  { layers }: GatheredEnvironments,
  { environments, consents, processEnv }: ScopeSources
): Promise<GatheredProcessEnv> {
  const allowed = new Map<string, string>()
  const denied = new Set<string>()
  const files: string[] = []
  const problems: ScopeProblem[] = []
  for (const [name, value = ''] of Object.entries(processEnv)) {
    if (OWN_SECRETS.includes(name)) continue
    if (collection && consents.allows({ kind: 'process-env', names: [name], collectionId: collection.id }))
      allowed.set(name, value)
    else denied.add(name)
  }
  const lay = async (path: string, place: DotEnvPlace, expected: boolean) => {
    const { values, file, problem } = await readDotEnv(path, place, expected)
    if (file !== undefined) files.push(file)
    if (problem) problems.push(problem)
    for (const [name, value] of values) {
      allowed.set(name, value)
      denied.delete(name)
    }
  }
  const ofCollection = collection && { folder: collection.folder, collectionId: collection.id, consents }
  const ofGlobals = layers.filter(({ owner }) => owner.kind === 'global')
  const ofEnvironments = layers.filter(({ owner }) => owner.kind === 'collection')
  for (const { owner, environment } of ofGlobals)
    if (environment.dotEnvFilePath)
      await lay(environment.dotEnvFilePath, { folder: await environments.folderOf(owner), consents }, true)
  if (ofCollection) {
    await lay('.env', ofCollection, false)
    for (const { environment } of ofEnvironments)
      if (environment.dotEnvFilePath) await lay(environment.dotEnvFilePath, ofCollection, true)
  }
  return { allowed, denied, files, problems }
}
