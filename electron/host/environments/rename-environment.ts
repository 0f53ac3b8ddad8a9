import type { EnvironmentOwner } from '#shared/model/environment.ts'
import type { EnvironmentParts } from './environment-parts.ts'

/**
 * Renames an environment; its secrets go along, and it stays in use where it was.
 * @throws ClientError BUILD `name` or `to`, IO; then nothing was renamed
 */
export async function renameEnvironment(
  owner: EnvironmentOwner,
  from: string,
  wished: string,
  { environments, secrets, workspaces }: EnvironmentParts
): Promise<void> {
  await environments.change(owner, async folder => {
    const to = await folder.freeName(from, wished)
    // Before the file: a vault that is locked refuses it, and a file can be renamed back and forth.
    await secrets.renameEnvironment(owner, from, to)
    try {
      await folder.rename(from, to)
    } catch (error) {
      await secrets.renameEnvironment(owner, to, from)
      throw error
    }
    await selectInstead(owner, from, to, workspaces)
  })
}

/** Where the environment is in use, it is another one from now on, or none. */
export async function selectInstead(
  owner: EnvironmentOwner,
  from: string,
  to: string | undefined,
  workspaces: EnvironmentParts['workspaces']
): Promise<void> {
  for (const { id } of await workspaces.list()) {
    if (owner.kind === 'global' && owner.workspaceId !== id) continue
    if ((await workspaces.selectedEnvironment(id, owner)) !== from) continue
    await workspaces.selectEnvironment(id, owner, to)
  }
}
