import type { Environment, EnvironmentOwner } from '#shared/model/environment.ts'
import type { EnvironmentSecrets } from '#workspace/environments/environment-secrets.ts'

/** A secret variable that was only called otherwise when its environment was saved keeps its value. */
export async function keepRenamedSecrets(
  owner: EnvironmentOwner,
  before: Environment,
  after: Environment,
  secrets: EnvironmentSecrets
): Promise<void> {
  const has = ({ variables }: Environment, name: string) => variables.some(each => each.name === name)
  for (const [index, { name: from, secret }] of before.variables.entries()) {
    const { name: to, secret: isStill } = after.variables[index] ?? { name: from }
    if (!secret || !isStill || has(after, from) || has(before, to)) continue
    await secrets.renameVariable(owner, before.name, from, to)
  }
}
