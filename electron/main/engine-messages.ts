/** What main tells the engine process. Each but the last comes with one port. */
export type EngineMessage =
  /** The port on which main answers `mainContract`. Comes first. At the start of the app, nothing can be lost yet. */
  | { type: 'shell'; atStart: boolean }
  /** The port of a window's page. A page that asks again gets a new one, and its old one is closed. */
  | { type: 'window'; id: number }
  /** All windows are gone: store what is left to store, then exit. */
  | { type: 'shutdown' }

/** What the engine process tells main: why it cannot work at all, with what to do. Only at the start of the app. */
export interface EngineRefusal {
  type: 'refusal'
  problem: string
}
