import type { SocketState } from '#shared/model/socket/socket-state.ts'

/** Lets one wait for what a session turns into. */
export class SessionTurns {
  #waiting: ((state: SocketState) => void)[] = []

  /** The state has changed. */
  tell(state: SocketState): void {
    for (const done of this.#waiting.splice(0)) done(state)
  }

  /** Resolves with the next one. */
  next(): Promise<SocketState> {
    return new Promise(resolve => this.#waiting.push(resolve))
  }
}
