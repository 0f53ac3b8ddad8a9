import { ClientError } from '#shared/model/client-error.ts'
import type { Environment, EnvironmentOwner, SecretChanges } from '#shared/model/environment.ts'
import type { EnvironmentSave } from '#workspace/environments/environment-folder.ts'
import type { EnvironmentParts } from './environment-parts.ts'
import { secretNames } from './secret-names.ts'

/** An environment as it is to be, for the one whose file has this revision. */
interface EnvironmentToSave extends SecretChanges {
  owner: EnvironmentOwner
  name: string
  environment: Environment
  revision: string
}

/**
 * Saves an environment with the values of its secret variables. They go into the vault before the file is written: what
 * is taken out of a file is then kept already, and a vault that is locked keeps the file as it is.
 * @throws ClientError BUILD `secrets` or `renamed` when they name no secret variable, IO; then nothing was saved
 */
export async function saveEnvironment(
  { owner, name, environment, revision, ...changes }: EnvironmentToSave,
  { environments, secrets }: Pick<EnvironmentParts, 'environments' | 'secrets'>
): Promise<EnvironmentSave> {
  const secret = secretNames(environment)
  assertSecret(Object.keys(changes.secrets ?? {}), secret, 'secrets')
  assertSecret(Object.values(changes.renamed ?? {}), secret, 'renamed')
  return environments.change(owner, async folder => {
    const before = await folder.read(name)
    if (before?.revision !== revision) return { kind: 'conflict', ...(before && { stored: before }) }
    const putBack = await secrets.change(owner, name, changes)
    let saved: EnvironmentSave | undefined
    try {
      saved = await folder.save(name, environment, revision)
    } finally {
      if (saved?.kind !== 'saved') await putBack()
    }
    if (saved.kind === 'saved') {
      const kept = keptNames(secret, changes)
      const gone = [...secretNames(before.environment)].filter(each => !kept.has(each))
      // The file is saved: what could not be forgotten is a value that nothing asks for.
      await secrets.delete(owner, name, gone).catch(() => undefined)
    }
    return saved
  })
}

/** A value that went along with its variable is not that of a new one which is called as that one was. */
function keptNames(secret: ReadonlySet<string>, { secrets = {}, renamed = {} }: SecretChanges): Set<string> {
  const given = new Set([...Object.keys(secrets), ...Object.values(renamed)])
  return new Set([...secret].filter(name => given.has(name) || !Object.hasOwn(renamed, name)))
}

function assertSecret(names: readonly string[], secret: ReadonlySet<string>, field: string): void {
  const other = names.find(name => !secret.has(name))
  if (other === undefined) return
  const problem = `${other} is no secret variable of this environment, so that it has no value in the vault.`
  throw new ClientError('BUILD', { field, facts: { problem } })
}
