import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { EnvironmentOwner } from '#shared/model/environment.ts'
import { onFiles } from '../file-error.ts'
import { withFolder } from '../folder-lock.ts'
import { readStored } from '../read-stored.ts'
import { StoredChanges } from '../stored-changes.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'
import { workspaceFolder } from './workspace-folder.ts'

const FILE = 'selected-environments.json'

/** Keys that this version does not know survive a save. */
const Stored = z.looseObject({
  global: z.string().optional(),
  /** By the collection's id. */
  collections: z.record(z.string(), z.string())
})

/** Which environments of a workspace are in use. */
export type Selection = z.infer<typeof Stored>

/** Which environments are in use, kept per workspace in the data folder, shared by all processes on it. */
export class SelectedEnvironments {
  readonly #home: string
  readonly #changes = new Map<string, StoredChanges>()
  #last: Promise<unknown> = Promise.resolve()

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#home = home
  }

  /** @throws ClientError BUILD `workspaceId` when it is none */
  async read(workspaceId: string): Promise<Selection> {
    const path = join(workspaceFolder(this.#home, workspaceId), FILE)
    const { value } = await readStored(path, Stored, 'The choice of environments')
    return value ?? { collections: {} }
  }

  /** @param name absent is none. On disk when it settles. @throws ClientError */
  select(workspaceId: string, owner: EnvironmentOwner, name: string | undefined): Promise<void> {
    return this.#change(workspaceId, selection => withSelected(selection, owner, name))
  }

  /** The environment is called otherwise now, or gone: where it is in use in the workspace, that follows. */
  async follow(
    workspaceId: string,
    owner: EnvironmentOwner,
    from: string,
    to: string | undefined
  ): Promise<void> {
    if (selectedOf(await this.read(workspaceId), owner) !== from) return
    await this.select(workspaceId, owner, to)
  }

  /** The selection, and again whenever it has changed, here or in another process. @throws ClientError */
  watch(workspaceId: string, signal: AbortSignal): AsyncGenerator<Selection> {
    return this.#changesOf(workspaceId).watch(() => this.read(workspaceId), signal)
  }

  #change(workspaceId: string, edit: (selection: Selection) => Selection): Promise<void> {
    const folder = workspaceFolder(this.#home, workspaceId)
    const result = onFiles(
      folder,
      this.#last.then(async () => {
        await mkdir(folder, { recursive: true })
        await withFolder(folder, async () => {
          const next = edit(await this.read(workspaceId))
          await writeFileAtomically(join(folder, FILE), `${JSON.stringify(next, null, 2)}\n`)
        })
        this.#changesOf(workspaceId).tell()
      })
    )
    this.#last = result.catch(() => undefined)
    return result
  }

  #changesOf(workspaceId: string): StoredChanges {
    const known = this.#changes.get(workspaceId)
    if (known) return known
    const changes = new StoredChanges(workspaceFolder(this.#home, workspaceId), FILE)
    this.#changes.set(workspaceId, changes)
    return changes
  }
}

/** Which environment of the owner is in use. */
export function selectedOf(selection: Selection, owner: EnvironmentOwner): string | undefined {
  if (owner.kind === 'global') return selection.global
  return Object.hasOwn(selection.collections, owner.collectionId)
    ? selection.collections[owner.collectionId]
    : undefined
}

function withSelected(selection: Selection, owner: EnvironmentOwner, name: string | undefined): Selection {
  if (owner.kind === 'global') {
    const { global: _, ...rest } = selection
    return name === undefined ? rest : { ...rest, global: name }
  }
  const others = Object.entries(selection.collections).filter(([id]) => id !== owner.collectionId)
  const own = name === undefined ? [] : [[owner.collectionId, name] as const]
  return { ...selection, collections: Object.fromEntries([...others, ...own]) }
}
