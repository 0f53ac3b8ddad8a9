import type { PhaseName } from '#shared/model/phases.ts'
import { chooseDriver, mayBeShared } from './choose-driver.ts'
import { type ConnectTarget, connectionKey } from './connect-target.ts'
import { Connection, type Opener } from './connection.ts'
import { openConnection } from './open-connection.ts'
import type { Place } from './place.ts'
import type { Pool } from './pool.ts'

export interface AcquisitionListener {
  onPhase(name: PhaseName): void
  /** Everything before this was waiting for a turn; from here on a connection is being opened. */
  onOpening(): void
  /** There is a connection, which is taken into use. */
  onConnection(connection: Connection): void
  onFailed(error: unknown): void
}

/** Gets one hop its connection: a standing one, or its turn and then a new one. Gives it back at the end. */
export class Acquisition {
  readonly #pool: Pool
  readonly #target: ConnectTarget
  readonly #opener: Opener
  readonly #listener: AcquisitionListener
  #place: Place<Connection> | undefined
  #giveUp: ((reason: unknown) => void) | undefined

  constructor(pool: Pool, target: ConnectTarget, opener: Opener, listener: AcquisitionListener) {
    this.#pool = pool
    this.#target = target
    this.#opener = opener
    this.#listener = listener
  }

  /** @param fresh not a connection that was used before */
  start(fresh: boolean): void {
    const wish = { key: connectionKey(this.#target), fresh, mayShare: mayBeShared(this.#target) }
    const place = this.#pool.tryAcquire(wish)
    if (place) {
      this.#take(place)
    } else {
      this.#listener.onPhase('queue')
      this.#giveUp = this.#pool.wait(wish, granted => this.#take(granted))
    }
  }

  /** Stops waiting or opening; nothing is told any more. */
  abort(reason: unknown): void {
    this.#giveUp?.(reason)
    this.#giveUp = undefined
  }

  /** Gives the connection back, or the place for one. */
  release(): void {
    const place = this.#place
    this.#place = undefined
    if (place) this.#pool.release(place)
  }

  #take(place: Place<Connection>): void {
    this.#giveUp = undefined
    this.#place = place
    if (place.connection) this.#use(place.connection)
    else void this.#open(place)
  }

  async #open(place: Place<Connection>): Promise<void> {
    const controller = new AbortController()
    const { signal } = controller
    this.#giveUp = reason => controller.abort(reason)
    this.#listener.onOpening()
    try {
      const onPhase = (name: PhaseName) => {
        if (!signal.aborted) this.#listener.onPhase(name)
      }
      const opened = await openConnection(this.#target, onPhase, signal)
      if (signal.aborted) {
        opened.socket.destroy()
        return
      }
      this.#giveUp = undefined
      const driver = chooseDriver(opened, this.#target, this.#pool.idleMs)
      const connection = new Connection(opened, this.#opener, driver)
      this.#pool.fill(place, connection)
      this.#use(connection)
    } catch (error) {
      if (!signal.aborted) this.#listener.onFailed(error)
    }
  }

  #use(connection: Connection): void {
    connection.use()
    this.#listener.onConnection(connection)
  }
}
