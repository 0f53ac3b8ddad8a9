import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { AttachedWindow } from '#shared/contract/window.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { ClosedTab, Tab } from '#shared/model/draft/tab.ts'
import type { UnsavedEnvironment } from '#shared/model/unsaved-environment.ts'
import { onFiles } from './file-error.ts'
import type { FolderLock } from './folder-lock.ts'
import type { WindowFiles, WindowLayout } from './window-files.ts'
import { WorkQueue } from './work-queue.ts'

/** A window that this process holds. What is stored is stored in the order in which it was asked for. */
export class StoredWindow {
  readonly #files: WindowFiles
  readonly #lock: FolderLock
  readonly #work = new WorkQueue()
  /** What `window.json` holds that this version does not know. */
  #unknown: object = {}

  constructor(files: WindowFiles, lock: FolderLock) {
    this.#files = files
    this.#lock = lock
  }

  get id(): string {
    return basename(this.#files.folder)
  }

  /**
   * Everything that can be read. A window without tabs gets an empty one, as every window has at least that.
   * @throws ClientError IO
   */
  load(): Promise<AttachedWindow> {
    return this.#inOrder(async () => {
      await this.#files.deleteTemporaries()
      const { value: layout, problem } = await this.#files.readLayout()
      const {
        tabIds: _,
        activeTabId: __,
        layout: ___,
        workspaceId,
        recent,
        closed: ____,
        ...unknown
      } = layout ?? {}
      this.#unknown = unknown
      const environments = await this.#files.readEnvironments()
      const problems = [problem, environments.problem].filter(each => each !== undefined)
      const present = await this.#files.listTabs()
      const listed = layout?.tabIds ?? []
      const closedOnes = (layout?.closed ?? []).filter(({ tabId }) => !listed.includes(tabId))
      const away = new Set(closedOnes.map(({ tabId }) => tabId))
      const tabs: Tab[] = []
      for (const id of inOrderOf(
        listed,
        present.filter(id => !away.has(id))
      )) {
        const stored = await this.#files.readTab(id)
        if (stored.problem !== undefined) problems.push(stored.problem)
        if (stored.value) tabs.push(stored.value)
      }
      const closed: ClosedTab[] = []
      for (const { tabId, index } of closedOnes) {
        const stored = await this.#files.readTab(tabId)
        if (stored.problem !== undefined) problems.push(stored.problem)
        if (stored.value) closed.push({ tab: stored.value, index })
      }
      if (tabs.length === 0) {
        const tab = { id: randomUUID(), draft: BLANK_DRAFT }
        await this.#files.writeTab(tab)
        tabs.push(tab)
      }
      const front = tabs.find(tab => tab.id === layout?.activeTabId) ?? tabs[0]
      const activeTabId = front && { activeTabId: front.id }
      const sizes = layout?.layout ?? {}
      const tabIds = tabs.map(tab => tab.id)
      await this.#writeLayout({
        tabIds,
        ...activeTabId,
        layout: sizes,
        workspaceId,
        recent,
        closed: layout?.closed && closed.map(({ tab, index }) => ({ tabId: tab.id, index }))
      })
      return {
        id: this.id,
        tabs,
        ...activeTabId,
        layout: sizes,
        ...(workspaceId !== undefined && { workspaceId }),
        ...(recent && { recent }),
        ...(closed.length > 0 && { closed }),
        environments: environments.value ?? [],
        problems
      }
    })
  }

  /** @throws ClientError IO */
  saveTab(tab: Tab): Promise<void> {
    return this.#inOrder(() => this.#files.writeTab(tab))
  }

  /** Drafts of tabs that are listed neither as open nor as closed are deleted. @throws ClientError IO */
  saveLayout(layout: WindowLayout): Promise<void> {
    return this.#inOrder(async () => {
      await this.#writeLayout(layout)
      const kept = new Set([...layout.tabIds, ...(layout.closed ?? []).map(({ tabId }) => tabId)])
      for (const id of await this.#files.listTabs()) if (!kept.has(id)) await this.#files.deleteTab(id)
    })
  }

  /** @throws ClientError IO */
  saveEnvironments(environments: UnsavedEnvironment[]): Promise<void> {
    return this.#inOrder(() => this.#files.writeEnvironments(environments))
  }

  /** Gives the window free when all that was to be stored is stored. */
  release(): Promise<void> {
    return this.#inOrder(() => this.#lock.release())
  }

  #writeLayout(layout: WindowLayout): Promise<void> {
    return this.#files.writeLayout(layout, this.#unknown)
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    return onFiles(this.#files.folder, this.#work.run(work))
  }
}

/** The present ids, those that are listed first and in the order of the list: a crash may have kept one off it. */
function inOrderOf(listed: string[], present: string[]): string[] {
  const there = new Set(present)
  const first = listed.filter(id => there.delete(id))
  return [...first, ...there]
}
