import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { onFiles, unless } from '../file-error.ts'
import { withFolder } from '../folder-lock.ts'
import { readStored } from '../read-stored.ts'
import { StoredChanges } from '../stored-changes.ts'
import { WorkQueue } from '../work-queue.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'
import { knownAfter, openIn } from './known-collections.ts'
import { type KnownCollection, StoredWorkspace, WorkspaceIndex } from './stored-workspace.ts'

const FILE = 'workspace.json'
/** What is left of a workspace that was removed. */
const REMOVED_FILE = 'workspace.removed.json'
/** It is written after each change of any workspace, and so tells of it. */
const INDEX_FILE = 'index.json'

/** What a change makes of the workspaces, and what is to be returned of it. */
export interface Changed<T> {
  /** One that is missing is removed; its folder, with what else is in it, stays. */
  all: readonly StoredWorkspace[]
  result: T
}

/** @param known all collections that were ever opened */
export type Change<T> = (all: StoredWorkspace[], known: readonly KnownCollection[]) => Changed<T>

/** The workspaces of a data folder in `workspaces/<id>/workspace.json`, shared by all processes on it. */
export class WorkspaceFiles {
  readonly #folder: string
  readonly #changes: StoredChanges
  readonly #work = new WorkQueue()
  #problems: string[] = []

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = join(home, 'workspaces')
    this.#changes = new StoredChanges(this.#folder, INDEX_FILE)
  }

  /** All that can be read, in order, as they are after what was asked for before. */
  async readAll(): Promise<StoredWorkspace[]> {
    await this.#work.idle()
    return this.#readAll()
  }

  async #readAll(): Promise<StoredWorkspace[]> {
    const names = (await onFiles(this.#folder, unless('ENOENT', readdir(this.#folder)))) ?? []
    const ids = names.filter(name => z.uuid().safeParse(name).success)
    const found = await Promise.all(ids.map(id => this.#read(id)))
    const { order } = await this.#readIndex()
    const place = ({ id }: StoredWorkspace) => order.indexOf(id) + 1 || Number.POSITIVE_INFINITY
    return found.flatMap(each => each ?? []).sort((a, b) => (place(a) < place(b) ? -1 : 1))
  }

  /** What `read` gives now, and again whenever it is something else after a change by whoever's hand. */
  watch<T>(read: () => Promise<T>, signal: AbortSignal): AsyncGenerator<T> {
    return this.#changes.watch(read, signal)
  }

  /** Calls back after each change, by whoever's hand. @returns stop @throws ClientError IO */
  onChange(changed: () => void): () => void {
    return this.#changes.onChange(changed)
  }

  /** All collections that were ever opened. */
  async readKnown(): Promise<KnownCollection[]> {
    return (await this.#readIndex()).collections
  }

  /** Puts other workspaces in the place of these, while no other process does so. @throws ClientError IO */
  async change<T>(change: Change<T>): Promise<T> {
    const work = this.#work.run(async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const result = await withFolder(this.#folder, () => this.#write(change))
      this.#changes.tell()
      return result
    })
    return onFiles(this.#folder, work)
  }

  /** What could not be read since this was last asked: sentences for a person. */
  takeProblems(): string[] {
    const problems = this.#problems
    this.#problems = []
    return problems
  }

  async #write<T>(change: Change<T>): Promise<T> {
    const before = await this.#readAll()
    const known = await this.readKnown()
    const { all, result } = change(before, known)
    for (const workspace of all) {
      if (before.includes(workspace)) continue
      const folder = join(this.#folder, workspace.id)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFileAtomically(join(folder, FILE), json(workspace))
    }
    const kept = new Set(all.map(({ id }) => id))
    for (const { id } of before) {
      if (kept.has(id)) continue
      await rename(join(this.#folder, id, FILE), join(this.#folder, id, REMOVED_FILE))
    }
    const index: WorkspaceIndex = {
      order: all.map(({ id }) => id),
      collections: await knownAfter(known, openIn(before), openIn(all))
    }
    await writeFileAtomically(join(this.#folder, INDEX_FILE), json(index))
    return result
  }

  async #readIndex(): Promise<WorkspaceIndex> {
    const file = join(this.#folder, INDEX_FILE)
    const { value, problem } = await readStored(file, WorkspaceIndex, 'The list of collections')
    if (problem !== undefined) this.#problems.push(problem)
    return value ?? { order: [], collections: [] }
  }

  async #read(id: string): Promise<StoredWorkspace | undefined> {
    const file = join(this.#folder, id, FILE)
    const { value, problem } = await readStored(file, StoredWorkspace, 'A workspace')
    if (problem !== undefined) this.#problems.push(problem)
    return value
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
