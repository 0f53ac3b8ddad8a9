import type { Connection as ConnectionFacts } from '#shared/model/exchange.ts'
import type { Driver } from '../http/driver.ts'
import { takeConnectionId } from './connection-id.ts'
import type { OpenedSocket } from './open-connection.ts'
import type { PooledConnection } from './place.ts'

export interface Opener {
  exchangeId: string
  hop: number
}

/** A standing connection. What was measured while it was opened stays with it. */
export class Connection implements PooledConnection {
  readonly id = takeConnectionId()
  readonly openedBy: Opener
  readonly driver: Driver
  readonly #opened: OpenedSocket
  #uses = 0
  #reusedFacts: ConnectionFacts | undefined

  constructor(opened: OpenedSocket, openedBy: Opener, driver: Driver) {
    this.#opened = opened
    this.openedBy = openedBy
    this.driver = driver
  }

  /** Whether it has carried a request before the one that took it last. */
  get reused(): boolean {
    return this.#uses > 1
  }

  get shared(): boolean {
    return this.driver.protocol !== 'http/1.1'
  }

  get capacity(): number | undefined {
    return this.driver.capacity
  }

  get usable(): boolean {
    return this.driver.usable
  }

  /** Takes it into use for one more request. */
  use(): void {
    this.#uses++
  }

  /** The facts for the record of the hop that took it last; shared between all hops that reuse the connection. */
  get facts(): ConnectionFacts {
    if (!this.reused) return this.#describe(false)
    this.#reusedFacts ??= this.#describe(true)
    return this.#reusedFacts
  }

  onCapacity(listener: () => void): void {
    this.driver.onCapacity(listener)
  }

  onClosed(listener: () => void): void {
    this.driver.onClosed(listener)
  }

  destroy(): void {
    this.driver.destroy()
  }

  #describe(reused: boolean): ConnectionFacts {
    const { localAddress, remoteAddress, attempts, proxy, tls } = this.#opened
    return {
      id: this.id,
      reused,
      ...(reused && { openedBy: this.openedBy }),
      localAddress,
      remoteAddress,
      ...(attempts && !reused && { attempts }),
      protocol: this.driver.protocol,
      ...(proxy && { proxy }),
      ...(tls && { tls })
    }
  }
}
