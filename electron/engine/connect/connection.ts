import type { Connection as ConnectionFacts } from '#shared/model/exchange.ts'
import type { Driver } from '../http/driver.ts'
import { H1Driver } from '../http/h1-driver.ts'
import type { OpenedSocket } from './open-connection.ts'

export interface Opener {
  exchangeId: string
  hop: number
}

let opened = 0

/** A standing connection. What was measured while it was opened stays with it. */
export class Connection {
  readonly id = `c${++opened}`
  readonly openedBy: Opener
  readonly driver: Driver
  readonly #opened: OpenedSocket
  #uses = 0
  #reusedFacts: ConnectionFacts | undefined

  /** @param idleMs after so many milliseconds without a request it closes itself */
  constructor(opened: OpenedSocket, openedBy: Opener, idleMs: number) {
    this.#opened = opened
    this.openedBy = openedBy
    this.driver = new H1Driver(opened.socket, opened.raw, idleMs)
  }

  /** Whether it has carried a request before the one that holds it now. */
  get reused(): boolean {
    return this.#uses > 1
  }

  /** Whether another request can be written to it. */
  get usable(): boolean {
    return this.driver.usable
  }

  /** Takes it into use for one more request. */
  use(): void {
    this.#uses++
  }

  /** The facts for the record of a hop; shared between all hops that reuse the connection. */
  get facts(): ConnectionFacts {
    if (!this.reused) return this.#describe(false)
    this.#reusedFacts ??= this.#describe(true)
    return this.#reusedFacts
  }

  onClose(listener: () => void): void {
    this.driver.onClosed(listener)
  }

  destroy(): void {
    this.driver.destroy()
  }

  #describe(reused: boolean): ConnectionFacts {
    const { localAddress, remoteAddress, proxy, tls } = this.#opened
    return {
      id: this.id,
      reused,
      ...(reused && { openedBy: this.openedBy }),
      localAddress,
      remoteAddress,
      protocol: 'http/1.1',
      ...(proxy && { proxy }),
      ...(tls && { tls })
    }
  }
}
