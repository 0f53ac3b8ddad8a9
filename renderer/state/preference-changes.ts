import type { Preferences } from '#shared/model/preferences.ts'
import { newId } from './new-id.ts'

/** The preferences as this page shows them. */
interface ShownPreferences {
  getState(): Preferences
  setState(change: Partial<Preferences>): void
}

/** What the host is told at once: `secrets` by the ids that the change names. */
type ToldChange = Partial<Preferences> & { secrets?: Record<string, string> }

/** @returns what changes when a secret is called so from now on; nothing when what it belongs to is gone */
export type NameSecret = (now: Preferences, id: string) => Partial<Preferences>

/**
 * Tells the host of changes of the preferences, one after the other in the order in which they were made: what is typed
 * meanwhile goes along with the next.
 */
export class PreferenceChanges {
  readonly #shown: ShownPreferences
  readonly #tell: (change: ToldChange) => Promise<unknown>
  readonly #onFailure: (error: unknown) => void
  /** What was changed here and the host has not been told yet, and what it is being told. */
  #untold: Partial<Preferences> = {}
  #beingTold: Partial<Preferences> = {}
  readonly #secrets: (() => Promise<void>)[] = []
  #isTelling = false

  /** @param onFailure told why an ordinary change was not taken; it is shown all the same */
  constructor(
    shown: ShownPreferences,
    tell: (change: ToldChange) => Promise<unknown>,
    onFailure: (error: unknown) => void
  ) {
    this.#shown = shown
    this.#tell = tell
    this.#onFailure = onFailure
  }

  /** What was changed here and may be newer than what the host says. */
  get newer(): Partial<Preferences> {
    return { ...this.#beingTold, ...this.#untold }
  }

  /** Changes the preferences here at once. */
  make(change: Partial<Preferences>): void {
    this.#shown.setState(change)
    this.#untold = { ...this.#untold, ...change }
    void this.#run()
  }

  /** Keeps a secret under a new id. The preferences name it when the vault has it, and not before. @throws ClientError */
  keepSecret(value: string, nameIt: NameSecret): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#secrets.push(() => this.#tellSecret(value, nameIt).then(resolve, reject))
      void this.#run()
    })
  }

  async #run(): Promise<void> {
    if (this.#isTelling) return
    this.#isTelling = true
    for (;;) {
      if (Object.keys(this.#untold).length > 0) await this.#tellUntold()
      else {
        const next = this.#secrets.shift()
        if (!next) break
        await next()
      }
    }
    this.#isTelling = false
  }

  async #tellUntold(): Promise<void> {
    this.#beingTold = this.#untold
    this.#untold = {}
    try {
      await this.#tell(this.#beingTold)
    } catch (error) {
      this.#onFailure(error)
    }
    this.#beingTold = {}
  }

  async #tellSecret(value: string, nameIt: NameSecret): Promise<void> {
    const id = newId()
    await this.#tell({ ...nameIt(this.#shown.getState(), id), secrets: { [id]: value } })
    // What was typed while the vault took its time stays, and names it too.
    const naming = nameIt(this.#shown.getState(), id)
    this.#shown.setState(naming)
    const typed = Object.entries(naming).filter(([name]) => name in this.#untold)
    this.#untold = { ...this.#untold, ...Object.fromEntries(typed) }
  }
}
