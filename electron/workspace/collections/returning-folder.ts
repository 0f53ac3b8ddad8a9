import { isFolder } from './collection-folder.ts'

/** How often a folder that is gone is looked for. */
const LOOK_FOR_MS = 1000

/** Waits for a folder that is gone: nothing tells when it comes back, since what it was in may be gone too. */
export class ReturningFolder {
  readonly #folder: string
  readonly #back: () => void
  #timer: NodeJS.Timeout | undefined

  /** @param back is called once for each `wait` */
  constructor(folder: string, back: () => void) {
    this.#folder = folder
    this.#back = back
  }

  wait(): void {
    this.stop()
    this.#timer = setInterval(() => void this.#look(), LOOK_FOR_MS).unref()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #look(): Promise<void> {
    const isBack = await isFolder(this.#folder)
    if (!isBack || !this.#timer) return
    this.stop()
    this.#back()
  }
}
