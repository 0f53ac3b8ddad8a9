import { Grants } from '#host/unattended/grants.ts'
import { UnattendedScopes } from '#host/unattended/unattended-scopes.ts'
import type { RunAbout } from '#shared/run/run-report.ts'
import { runTitle } from '#shared/run/run-title.ts'
import { type ReadCollection, readCollection } from '#workspace/collections/read-collection.ts'
import { findCollection } from '../find-collection.ts'
import { readCount } from '../read-values.ts'
import { warn } from '../warn.ts'
import type { HeldWarnings } from './held-warnings.ts'
import { planRun } from './plan-run.ts'
import { readEnvironment, unchosenEnvironments } from './read-environment.ts'
import { readRows } from './read-rows.ts'
import { readTags } from './read-tags.ts'
import { readVariables } from './read-variables.ts'
import type { RunInputs } from './reporters/files-of-requests.ts'
import type { RunValues } from './run-values.ts'
import { sayForeign } from './say-foreign.ts'
import { sayProblem } from './say-problem.ts'
import { WITHOUT_VAULT } from './without-vault.ts'

/** All that a run is made of, and nothing is sent yet. */
export interface PreparedRun extends RunInputs {
  consents: Grants
  /** Environments that might have been chosen, where none was. */
  unchosen: readonly string[]
  about: RunAbout
}

/**
 * Reads what is to be run, and what with.
 * @param path as it was typed
 * @throws UsageError for what cannot be used, and when there is nothing to run
 */
export async function prepareRun(
  path: string,
  values: RunValues,
  warnings: HeldWarnings
): Promise<PreparedRun> {
  const variables = readVariables(values.var ?? [], process.env)
  const rows = values.data === undefined ? [] : readRows(values.data)
  const place = await findCollection(path)
  const collection = await readCollection('run', place.folder)
  for (const { message, file } of collection.problems) warn(`${file}: ${message}`)
  warnings.add(...sayForeign(collection.tree.nodes(), place.path))
  const environment = await readEnvironment(collection, values.env, warning => warnings.add(warning))
  const wish = {
    path: place.path,
    tags: readTags('tags', values.tags),
    excludedTags: readTags('exclude-tags', values['exclude-tags']),
    iterations: readCount('iterations', values.iterations),
    rows
  }
  // They may be why nothing is left to run.
  const plan = planRun(collection, wish, () => warnings.tell())
  const consents = new Grants({ paths: values.allow ?? [], names: values['allow-env'] ?? [] })
  const scopes = new UnattendedScopes(collection, {
    consents,
    secrets: WITHOUT_VAULT,
    processEnv: process.env
  })
  warnings.add(...(await problemsOfScope(scopes, collection, environment)))
  return {
    ...{ collection, scopes, environment, variables, plan, consents },
    unchosen: environment === null ? await unchosenEnvironments(collection) : [],
    about: {
      title: runTitle(collection.name, place.path),
      environment: environment ?? undefined,
      others: plan.others.length > 0 ? plan.others : undefined
    }
  }
}

/** What is wrong with what holds for all requests, so that it need not be guessed from what is missing in them. */
async function problemsOfScope(
  scopes: UnattendedScopes,
  { id }: ReadCollection,
  environment: string | null
): Promise<string[]> {
  const ground = await scopes.ground({ collectionId: id, environment, path: '' }).catch(() => undefined)
  return (ground?.problems ?? []).map(problem => sayProblem(problem))
}
