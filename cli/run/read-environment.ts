import { basename, dirname } from 'node:path'
import { environmentsOf } from '#host/unattended/unattended-scopes.ts'
import { countOf } from '#shared/format/count.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Environment } from '#shared/model/environment.ts'
import { ENVIRONMENTS } from '#workspace/collections/item-place.ts'
import type { ReadCollection } from '#workspace/collections/read-collection.ts'
import { environmentChain } from '#workspace/environments/environment-chain.ts'
import { ENVIRONMENT_ENDING } from '#workspace/environments/environment-names.ts'
import { UsageError } from '../usage-error.ts'

/**
 * What the environment of `--env` is called, if there is one. Its file may be named instead.
 * @throws UsageError that names those that there are; with what is wrong with its file, or with one that it extends,
 * since requests would go elsewhere without it
 * @param tell what a person should know, and nothing fails for
 */
export async function readEnvironment(
  collection: ReadCollection,
  given: string | undefined,
  tell: (warning: string) => void
): Promise<string | null> {
  if (given === undefined) return null
  const environments = environmentsOf(collection)
  const names = await environments.names().catch((error: unknown) => {
    const { message, facts } = ClientError.wrap(error)
    throw new UsageError(`--env ${given}: ${facts.path ?? ENVIRONMENTS}: ${message}`)
  })
  const name = names.includes(given) ? given : nameOfFile(given)
  if (!names.includes(name)) {
    const known = names.length === 0 ? 'The collection has none.' : `There are: ${names.join(', ')}.`
    throw new UsageError(`--env ${given}: there is no such environment. ${known}`)
  }
  const { environments: chain, problems } = await environmentChain(name, () => environments.snapshot())
  if (problems.length > 0) throw new UsageError(`--env ${given}: ${problems.join(' ')}`)
  for (const environment of chain) warnOfNameless(environment, tell)
  return name
}

/** Nothing can name them: they would be missed in silence. */
function warnOfNameless({ name, variables }: Environment, tell: (warning: string) => void): void {
  const count = variables.filter(each => each.enabled && each.name === '' && each.value !== '').length
  if (count > 0)
    tell(
      `environment ${name}: ${countOf(count, 'value')} without a name ${count === 1 ? 'is' : 'are'} left out`
    )
}

/** The environments that might have been chosen, where none was: those that cannot be listed are none. */
export function unchosenEnvironments(collection: ReadCollection): Promise<readonly string[]> {
  return environmentsOf(collection)
    .names()
    .catch(() => [])
}

/** `environments/staging.yml` is staging. */
function nameOfFile(path: string): string {
  const folder = dirname(path)
  if (folder !== '.' && basename(folder) !== ENVIRONMENTS) return path
  return basename(path, ENVIRONMENT_ENDING)
}
