import { misuse } from '#shared/rpc/misuse.ts'
import type { StoredWindow } from '#workspace/stored-window.ts'
import type { WindowStore, WindowWish } from '#workspace/window-store.ts'

/** The one window that a session holds. */
export class SessionWindow {
  readonly #store: WindowStore
  #attached: Promise<StoredWindow> | undefined

  constructor(store: WindowStore) {
    this.#store = store
  }

  /** @throws ClientError INTERNAL when the session has one already */
  attach(wish: WindowWish): Promise<StoredWindow> {
    if (this.#attached) throw misuse('this connection has a window already')
    const attached = this.#store.attach(wish)
    this.#attached = attached
    attached.catch(() => {
      this.#attached = undefined
    })
    return attached
  }

  /** @throws ClientError INTERNAL before it is attached */
  get(): Promise<StoredWindow> {
    if (!this.#attached) throw misuse('no window is attached to this connection')
    return this.#attached
  }

  async release(): Promise<void> {
    const window = await this.#attached
    await window?.release()
  }
}
