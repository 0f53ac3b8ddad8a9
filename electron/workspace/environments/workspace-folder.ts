import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'

/** No path can be made of it but one right under `workspaces`. */
const ID = /^[\w-]{1,64}$/

/**
 * Where the data folder keeps what belongs to a workspace. It need not exist.
 * @throws ClientError BUILD `workspaceId` when it is no id
 */
export function workspaceFolder(home: string, workspaceId: string): string {
  if (ID.test(workspaceId)) return join(home, 'workspaces', workspaceId)
  const problem = `“${workspaceId}” is no id of a workspace.`
  throw new ClientError('BUILD', { field: 'workspaceId', facts: { problem } })
}
