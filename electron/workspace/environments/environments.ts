import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { EnvironmentOwner } from '#shared/model/environment.ts'
import type { CollectionSource } from '../collections/collection-reader.ts'
import { ENVIRONMENTS } from '../collections/item-place.ts'
import { onFiles } from '../file-error.ts'
import { withFolder } from '../folder-lock.ts'
import { StoredChanges } from '../stored-changes.ts'
import type { EnvironmentLookup } from './environment-chain.ts'
import { EnvironmentFolder } from './environment-folder.ts'
import { workspaceFolder } from './workspace-folder.ts'

/** The environments of all owners: those of a workspace in the data folder, those of a collection in its folder. */
export class Environments {
  readonly #home: string
  readonly #collections: CollectionSource
  readonly #listeners = new Set<() => void>()

  /** @param home the data folder; it need not exist */
  constructor(home: string, collections: CollectionSource) {
    this.#home = home
    this.#collections = collections
  }

  /** Where relative paths of the owner's environments start. @throws ClientError when there is no such owner */
  async folderOf(owner: EnvironmentOwner): Promise<string> {
    if (owner.kind === 'global') return workspaceFolder(this.#home, owner.workspaceId)
    return (await this.#collections.reader(owner.collectionId)).folder
  }

  /** To read from. @throws ClientError when there is no such owner */
  async of(owner: EnvironmentOwner): Promise<EnvironmentFolder> {
    return new EnvironmentFolder(join(await this.folderOf(owner), ENVIRONMENTS), {
      shared: owner.kind === 'collection'
    })
  }

  /** Those of an owner as they are now. @throws ClientError when there is no such owner, IO */
  async lookup(owner: EnvironmentOwner): Promise<EnvironmentLookup> {
    return (await this.of(owner)).snapshot()
  }

  /** Changes environments while no other process on the data folder does, and tells of it. @throws ClientError */
  async change<T>(
    owner: EnvironmentOwner,
    work: (environments: EnvironmentFolder) => Promise<T>
  ): Promise<T> {
    const environments = await this.of(owner)
    const lock = join(this.#home, 'locks', ENVIRONMENTS)
    await onFiles(lock, mkdir(lock, { recursive: true, mode: 0o700 }))
    try {
      return await withFolder(lock, async () => {
        await environments.deleteTemporaries()
        return work(environments)
      })
    } finally {
      for (const listener of this.#listeners) listener()
    }
  }

  /** Calls back after a change of environments by this process, and by others of those of a workspace. @returns stop */
  onChange(workspaceId: string | undefined, changed: () => void): () => void {
    this.#listeners.add(changed)
    const stop = workspaceId === undefined ? undefined : this.#watchGlobal(workspaceId, changed)
    return () => {
      this.#listeners.delete(changed)
      stop?.()
    }
  }

  #watchGlobal(workspaceId: string, changed: () => void): () => void {
    const folder = join(workspaceFolder(this.#home, workspaceId), ENVIRONMENTS)
    return new StoredChanges(folder).onChange(changed)
  }
}
