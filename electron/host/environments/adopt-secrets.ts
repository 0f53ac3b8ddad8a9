import { ClientError } from '#shared/model/client-error.ts'
import type { Environment, EnvironmentOwner } from '#shared/model/environment.ts'
import type { EnvironmentParts } from './environment-parts.ts'
import { selectInstead } from './rename-environment.ts'
import { secretNames } from './secret-names.ts'

/**
 * Environments whose files are gone and that have values for some of these secrets. A file that another program has
 * renamed leaves them behind: it says nothing of what it was called.
 * @param missing names of secret variables that have no value
 */
export async function vanishedWith(
  owner: EnvironmentOwner,
  missing: readonly string[],
  { environments, secrets }: Pick<EnvironmentParts, 'environments' | 'secrets'>
): Promise<string[]> {
  if (missing.length === 0) return []
  // A vault that cannot be read is told where its secrets are wanted.
  const known = [...(await secrets.known(owner).catch(() => new Map<string, Set<string>>()))].filter(
    ([, variables]) => missing.some(name => variables.has(name))
  )
  if (known.length === 0) return []
  const there = new Set(await (await environments.of(owner)).names())
  return known.map(([name]) => name).filter(name => !there.has(name))
}

/**
 * Gives the secret variables of an environment that have no value those of another one whose file is gone. Where
 * that one is in use, this one is from now on.
 * @throws ClientError BUILD `from` when that is there; IO, `vault` when it is not open
 */
export async function adoptSecrets(
  owner: EnvironmentOwner,
  from: string,
  to: Environment,
  { environments, secrets, workspaces }: EnvironmentParts
): Promise<void> {
  await environments.change(owner, async folder => {
    if ((await folder.names()).includes(from)) {
      const problem = `The environment ${from} is there, so that its secrets stay with it.`
      throw new ClientError('BUILD', { field: 'from', facts: { problem } })
    }
    await secrets.adopt(owner, from, to.name, [...secretNames(to)])
    await selectInstead(owner, from, to.name, workspaces)
  })
}
