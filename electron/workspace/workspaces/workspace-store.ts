import { randomUUID } from 'node:crypto'
import { ClientError } from '#shared/model/client-error.ts'
import type { EnvironmentOwner } from '#shared/model/environment.ts'
import { folderIdentity } from './folder-identity.ts'
import { knownAt, openIn } from './known-collections.ts'
import type { StoredWorkspace } from './stored-workspace.ts'
import { WorkspaceFiles } from './workspace-files.ts'

const FIRST_NAME = 'My workspace'

/** The workspaces of a data folder: which collections are open in them, and which environments are in use. */
export class WorkspaceStore {
  readonly #files: WorkspaceFiles

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#files = new WorkspaceFiles(home)
  }

  /** All in order; there is always one. @throws ClientError IO */
  async list(): Promise<StoredWorkspace[]> {
    const all = await this.#files.readAll()
    if (all.length > 0) return all
    return this.#files.change(found => {
      const some = found.length > 0 ? found : [newWorkspace(FIRST_NAME)]
      return { all: some, result: some }
    })
  }

  /** All now, and again each time they are others, by this process or another. */
  watch(signal: AbortSignal): AsyncGenerator<StoredWorkspace[]> {
    return this.#files.watch(() => this.list(), signal)
  }

  /** Calls back after each change, by this process or another. @returns stop @throws ClientError IO */
  onChange(changed: () => void): () => void {
    return this.#files.onChange(changed)
  }

  /** The folders of all collections that were ever opened. */
  async knownFolders(): Promise<string[]> {
    return (await this.#files.readKnown()).map(({ path }) => path)
  }

  create(name: string): Promise<StoredWorkspace> {
    const made = newWorkspace(name)
    return this.#files.change(all => ({ all: [...all, made], result: made }))
  }

  rename(id: string, name: string): Promise<void> {
    return this.#change(id, workspace => ({ ...workspace, name }))
  }

  /** Forgets a workspace. @throws ClientError BUILD `workspaceId` when it is the only one */
  async remove(id: string): Promise<void> {
    await this.#files.change(all => {
      const rest = all.filter(workspace => workspace !== find(all, id))
      if (rest.length === 0) throw refused('workspaceId', 'The last workspace cannot be removed.')
      return { all: rest, result: undefined }
    })
  }

  /**
   * Adds a collection at the end, unless it is there. Its id is the one that it has in another workspace, or that its
   * very folder had when it was closed, so that what belongs to it here (secrets, consents) is there again. Another
   * folder that was put in its place is another collection.
   * @param path of its folder, without links in it
   */
  async addCollection(workspaceId: string, path: string): Promise<string> {
    const folder = await folderIdentity(path)
    return this.#files.change((all, known) => {
      const workspace = find(all, workspaceId)
      const before = knownAt(path, folder, openIn(all), known)
      const collection = { id: before?.id ?? randomUUID(), path }
      const there = workspace.collections.some(({ id }) => id === collection.id)
      const changed = { ...workspace, collections: [...workspace.collections, collection] }
      return { all: there ? all : replace(all, workspace, changed), result: collection.id }
    })
  }

  removeCollection(workspaceId: string, collectionId: string): Promise<void> {
    return this.#change(workspaceId, workspace => ({
      ...workspace,
      collections: workspace.collections.filter(({ id }) => id !== collectionId)
    }))
  }

  /** Those that are not named keep their order behind the others. */
  orderCollections(workspaceId: string, ids: readonly string[]): Promise<void> {
    return this.#change(workspaceId, workspace => {
      const named = ids.flatMap(id => workspace.collections.find(each => each.id === id) ?? [])
      const others = workspace.collections.filter(({ id }) => !ids.includes(id))
      return { ...workspace, collections: [...new Set(named), ...others] }
    })
  }

  /**
   * Says where a collection now is, in all workspaces.
   * @throws ClientError BUILD `path` when another collection is there
   */
  async relocate(collectionId: string, path: string): Promise<void> {
    const folder = await folderIdentity(path)
    await this.#files.change((all, known) => {
      const other = knownAt(path, folder, openIn(all), known)
      if (other && other.id !== collectionId) throw refused('path', `Another collection is open at ${path}.`)
      const moved = all.map(workspace =>
        workspace.collections.some(({ id }) => id === collectionId)
          ? {
              ...workspace,
              collections: workspace.collections.map(each =>
                each.id === collectionId ? { ...each, path } : each
              )
            }
          : workspace
      )
      return { all: moved, result: undefined }
    })
  }

  /** The name of the environment of an owner that is in use in a workspace. */
  async selectedEnvironment(workspaceId: string, owner: EnvironmentOwner): Promise<string | undefined> {
    const { environments } = find(await this.list(), workspaceId)
    return owner.kind === 'global' ? environments.global : environments.collections[owner.collectionId]
  }

  /** @param name absent is none */
  selectEnvironment(workspaceId: string, owner: EnvironmentOwner, name: string | undefined): Promise<void> {
    return this.#change(workspaceId, workspace => {
      const { global, collections, ...rest } = workspace.environments
      if (owner.kind === 'global') {
        return {
          ...workspace,
          environments: { ...rest, collections, ...(name !== undefined && { global: name }) }
        }
      }
      const { [owner.collectionId]: _, ...others } = collections
      const chosen = name === undefined ? others : { ...others, [owner.collectionId]: name }
      return {
        ...workspace,
        environments: { ...rest, ...(global !== undefined && { global }), collections: chosen }
      }
    })
  }

  takeProblems(): string[] {
    return this.#files.takeProblems()
  }

  async #change(id: string, change: (workspace: StoredWorkspace) => StoredWorkspace): Promise<void> {
    await this.#files.change(all => {
      const workspace = find(all, id)
      return { all: replace(all, workspace, change(workspace)), result: undefined }
    })
  }
}

function newWorkspace(name: string): StoredWorkspace {
  return { id: randomUUID(), name, collections: [], environments: { collections: {} } }
}

function find(all: readonly StoredWorkspace[], id: string): StoredWorkspace {
  const workspace = all.find(each => each.id === id)
  if (!workspace) throw refused('workspaceId', 'There is no such workspace any more.')
  return workspace
}

function replace(
  all: readonly StoredWorkspace[],
  old: StoredWorkspace,
  workspace: StoredWorkspace
): StoredWorkspace[] {
  return all.map(each => (each === old ? workspace : each))
}

function refused(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
