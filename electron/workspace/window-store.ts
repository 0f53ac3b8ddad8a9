import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { onFiles, unless } from './file-error.ts'
import { lockFolder } from './folder-lock.ts'
import { StoredWindow } from './stored-window.ts'
import { WindowFiles } from './window-files.ts'

/** How long a page that reloads may need to let go of its window. */
const PATIENCE_MS = 1000
const POLL_MS = 25

/** Which window is asked for. */
export interface WindowWish {
  id?: string | undefined
  /** When the named one cannot be had, a new one: for whoever would store over the drafts of any other. */
  orNew?: boolean | undefined
}

/** The windows of a data folder, in `windows/<id>`. Each is held by at most one living window of any process. */
export class WindowStore {
  readonly #folder: string

  /** @param home the data folder; it need not exist */
  constructor(home: string) {
    this.#folder = join(home, 'windows')
  }

  /**
   * Takes possession of the named window when it is there and free, or becomes free while a page reloads; else of
   * the one used last that is free, unless it is `orNew`; else of a new one.
   * @throws ClientError IO when the folder cannot be used
   */
  attach(wish: WindowWish = {}): Promise<StoredWindow> {
    return onFiles(this.#folder, this.#findOrCreate(wish))
  }

  async #findOrCreate({ id, orNew = false }: WindowWish): Promise<StoredWindow> {
    const named = id === undefined ? undefined : await this.#claimSoon(id)
    return named ?? (orNew ? undefined : await this.#claimLast()) ?? this.#create()
  }

  async #claimSoon(id: string): Promise<StoredWindow | undefined> {
    const files = new WindowFiles(join(this.#folder, id))
    if ((await files.lastUsed()) === 0) return undefined
    for (const end = Date.now() + PATIENCE_MS; ; await setTimeout(POLL_MS)) {
      const claimed = await this.#claim(files)
      if (claimed || Date.now() >= end) return claimed
    }
  }

  async #claimLast(): Promise<StoredWindow | undefined> {
    const names = (await unless('ENOENT', readdir(this.#folder))) ?? []
    const windows = await Promise.all(
      names.map(async name => {
        const files = new WindowFiles(join(this.#folder, name))
        return { files, lastUsed: await files.lastUsed() }
      })
    )
    for (const { files } of windows
      .filter(each => each.lastUsed > 0)
      .sort((a, b) => b.lastUsed - a.lastUsed)) {
      const claimed = await this.#claim(files)
      if (claimed) return claimed
    }
    return undefined
  }

  async #create(): Promise<StoredWindow> {
    for (;;) {
      const files = new WindowFiles(join(this.#folder, randomUUID()))
      await files.create()
      // Another process may have seen the folder and been faster.
      const claimed = await this.#claim(files)
      if (claimed) return claimed
    }
  }

  async #claim(files: WindowFiles): Promise<StoredWindow | undefined> {
    const lock = await lockFolder(files.folder)
    return lock && new StoredWindow(files, lock)
  }
}
