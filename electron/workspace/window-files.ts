import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Tab, WindowState } from '#shared/model/draft/tab.ts'
import { UnsavedEnvironment } from '#shared/model/unsaved-environment.ts'
import { unless } from './file-error.ts'
import { readStored, type Stored } from './read-stored.ts'
import { TEMPORARY_SUFFIX } from './temporary-name.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

const TAB_FILE = /^([0-9a-f-]{36})\.json$/

/** `window.json`: which tabs there are, in order, which were closed and can come back, and how the window is laid out. */
export const WindowLayout = WindowState.pick({
  activeTabId: true,
  layout: true,
  workspaceId: true,
  recent: true
}).extend({
  tabIds: z.array(z.uuid()),
  closed: z.array(z.object({ tabId: z.uuid(), index: z.number().int().nonnegative() })).optional()
})
export type WindowLayout = z.infer<typeof WindowLayout>

/** The same with whatever a newer version has written beside it. */
const StoredLayout = WindowLayout.loose()
type StoredLayout = z.infer<typeof StoredLayout>

/**
 * The files of one window: `window.json`, a file for each tab, so that typing in one rewrites only that, and
 * `environments.json` while something is typed into environments that is not saved.
 */
export class WindowFiles {
  readonly folder: string
  readonly #tabs: string
  readonly #layout: string
  readonly #environments: string

  constructor(folder: string) {
    this.folder = folder
    this.#tabs = join(folder, 'tabs')
    this.#layout = join(folder, 'window.json')
    this.#environments = join(folder, 'environments.json')
  }

  async create(): Promise<void> {
    await mkdir(this.#tabs, { recursive: true, mode: 0o700 })
  }

  /** When something was last stored, in milliseconds of the epoch; 0 when this is no window. */
  async lastUsed(): Promise<number> {
    // The folder's own time changes with every tab that is stored, since each is a file moved into it.
    const times = await Promise.all(
      [this.#tabs, this.#layout].map(async path => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0)
    )
    return Math.max(...times)
  }

  readLayout(): Promise<Stored<StoredLayout>> {
    return readStored(this.#layout, StoredLayout, 'The order of the tabs')
  }

  /** @param unknown the keys of the file that this version does not know */
  writeLayout(
    { tabIds, activeTabId, layout: sizes, workspaceId, recent, closed }: WindowLayout,
    unknown: object
  ): Promise<void> {
    const layout = { ...unknown, tabIds, activeTabId, layout: sizes, workspaceId, recent, closed }
    return writeFileAtomically(this.#layout, `${JSON.stringify(layout, null, 2)}\n`)
  }

  readEnvironments(): Promise<Stored<UnsavedEnvironment[]>> {
    return readStored(this.#environments, z.array(UnsavedEnvironment), 'What was typed into environments')
  }

  async writeEnvironments(environments: UnsavedEnvironment[]): Promise<void> {
    if (environments.length === 0) await rm(this.#environments, { force: true })
    else await writeFileAtomically(this.#environments, `${JSON.stringify(environments, null, 2)}\n`)
  }

  /** The ids of the tabs that have a file. */
  async listTabs(): Promise<string[]> {
    const names = (await unless('ENOENT', readdir(this.#tabs))) ?? []
    return names.flatMap(name => TAB_FILE.exec(name)?.[1] ?? [])
  }

  readTab(id: string): Promise<Stored<Tab>> {
    return readStored(this.#tabPath(id), Tab, 'A tab')
  }

  writeTab(tab: Tab): Promise<void> {
    return writeFileAtomically(this.#tabPath(tab.id), `${JSON.stringify(tab, null, 2)}\n`)
  }

  async deleteTab(id: string): Promise<void> {
    await rm(this.#tabPath(id), { force: true })
  }

  /** What a crash left half written. Only for whoever holds the window. */
  async deleteTemporaries(): Promise<void> {
    for (const folder of [this.folder, this.#tabs]) {
      for (const name of await readdir(folder)) {
        if (name.startsWith('.') && name.endsWith(TEMPORARY_SUFFIX))
          await rm(join(folder, name), { force: true })
      }
    }
  }

  #tabPath(id: string): string {
    return join(this.#tabs, `${id}.json`)
  }
}
