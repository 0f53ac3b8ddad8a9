import { rm } from 'node:fs/promises'
import type { environmentContract } from '#shared/contract/environment.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { EnvironmentContent, EnvironmentOwner } from '#shared/model/environment.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { StoredEnvironment } from '#workspace/environments/environment-folder.ts'
import { fileError } from '#workspace/file-error.ts'
import { adoptSecrets, vanishedWith } from './environments/adopt-secrets.ts'
import type { EnvironmentParts } from './environments/environment-parts.ts'
import { keepSet, renameEnvironment, selectInstead } from './environments/rename-environment.ts'
import { saveEnvironment } from './environments/save-environment.ts'
import { secretNames } from './environments/secret-names.ts'
import { watchEnvironments } from './environments/watch-environments.ts'

export function environmentHandlers(parts: EnvironmentParts): Handlers<typeof environmentContract> {
  const { environments, secrets, runtime, workspaces, shell } = parts

  async function contentOf(owner: EnvironmentOwner, stored: StoredEnvironment): Promise<EnvironmentContent> {
    const { environment } = stored
    const states = await secrets.states(owner, environment.name, [...secretNames(environment)])
    const missing = states.filter(({ hasValue }) => !hasValue).map(({ name }) => name)
    const vanished = await vanishedWith(owner, missing, parts)
    return { ...stored, secrets: states, ...(vanished.length > 0 && { vanished }) }
  }

  async function read(owner: EnvironmentOwner, name: string): Promise<StoredEnvironment> {
    const stored = await (await environments.of(owner)).read(name)
    if (stored) return stored
    const problem = `There is no environment called ${name} any more.`
    throw new ClientError('BUILD', { field: 'name', facts: { problem } })
  }

  async function remove(path: string): Promise<void> {
    const { features } = await shell.info()
    if (features.trash.available) await shell.trash([path])
    else await rm(path).catch((error: unknown) => Promise.reject(fileError(error, path)))
  }

  return {
    'environment.watch': ({ workspaceId }, { signal }) => watchEnvironments(workspaceId, parts, signal),
    'environment.select': ({ workspaceId, owner, name }) =>
      workspaces.selectEnvironment(workspaceId, owner, name),
    async 'environment.read'({ owner, name }) {
      return contentOf(owner, await read(owner, name))
    },
    async 'environment.save'(input) {
      const saved = await saveEnvironment(input, parts)
      if (saved.kind === 'saved') return saved
      const content = saved.stored && (await contentOf(input.owner, saved.stored))
      return { kind: 'conflict', ...(content && { content }) }
    },
    'environment.create': ({ owner, environment }) =>
      environments.change(owner, async folder => {
        const name = await folder.create(environment)
        return contentOf(owner, await read(owner, name))
      }),
    async 'environment.adoptSecrets'({ owner, name, from }) {
      const stored = await read(owner, name)
      await adoptSecrets(owner, from, stored.environment, parts)
      return contentOf(owner, stored)
    },
    'environment.rename': ({ owner, name, to }) => renameEnvironment(owner, name, to, parts),
    'environment.delete': ({ owner, name }) =>
      environments.change(owner, async folder => {
        await remove(await folder.pathOf(name))
        keepSet(owner, name, undefined, runtime)
        await selectInstead(owner, name, undefined, workspaces)
        await secrets.deleteEnvironment(owner, name)
      }),
    async 'secret.reveal'({ owner, name, variable }) {
      const { value, problem } = await secrets.read(owner, name, variable)
      if (problem !== undefined) throw new ClientError('IO', { reason: 'vault', facts: { problem } })
      return value === undefined ? {} : { value }
    }
  }
}
