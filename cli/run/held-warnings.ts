import { warn } from '../warn.ts'

/** Warnings about a run, which are of no use to anybody until it is known that its command line is right. */
export class HeldWarnings {
  readonly #held: string[] = []

  add(...warnings: readonly string[]): void {
    this.#held.push(...warnings)
  }

  /** Tells those that were not told yet. */
  tell(): void {
    for (const warning of this.#held.splice(0)) warn(warning)
  }
}
