/** What main tells the engine process. Each but the last comes with one port. */
export type EngineMessage =
  /** The port on which main answers `mainContract`. Comes first. */
  | { type: 'shell' }
  /** The port of a window's page. A page that asks again gets a new one, and its old one is closed. */
  | { type: 'window'; id: number }
  /** All windows are gone: store what is left to store, then exit. */
  | { type: 'shutdown' }
