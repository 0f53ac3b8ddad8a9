import type { Connection as ConnectionFacts } from '#shared/model/exchange.ts'
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
  readonly driver: H1Driver
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

  /** Whether another request can be written to it. Bytes that still wait to be written belong to an upload given up. */
  get usable(): boolean {
    const { socket } = this.#opened
    return !socket.destroyed && socket.writable && socket.readable && socket.writableLength === 0
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
    this.#opened.socket.once('close', listener)
  }

  destroy(): void {
    this.driver.destroy()
    this.#opened.socket.destroy()
  }

  #describe(reused: boolean): ConnectionFacts {
    const { localAddress, remoteAddress, tls } = this.#opened
    return {
      id: this.id,
      reused,
      ...(reused && { openedBy: this.openedBy }),
      localAddress,
      remoteAddress,
      protocol: 'http/1.1',
      ...(tls && { tls })
    }
  }
}
