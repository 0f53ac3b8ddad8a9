import type { ExchangeEvent } from '#shared/model/exchange-event.ts'

/** Whoever is told what happens in an exchange. */
export interface Watcher {
  push(event: ExchangeEvent): void
  /** Whether more waits for it than should: what can be held up is to wait until it has caught up. */
  readonly behind: boolean
  /** Calls back once when it is no longer behind, at once when it is not. The last one asked for counts. */
  caughtUp(callback: () => void): void
}
