import type { PhaseName } from '#shared/model/phases.ts'
import { type ConnectTarget, connectionKey } from './connect-target.ts'
import { Connection, type Opener } from './connection.ts'
import { openConnection } from './open-connection.ts'
import type { Lease, Pool } from './pool.ts'

export interface AcquisitionListener {
  onPhase(name: PhaseName): void
  /** Everything before this was waiting for a turn; from here on a connection is being opened. */
  onOpening(): void
  /** The lease has its connection, which is taken into use. */
  onConnection(connection: Connection): void
  onFailed(error: unknown): void
}

/** Gets one hop its connection: a standing one, or its turn and then a new one. Gives it back at the end. */
export class Acquisition {
  readonly #pool: Pool
  readonly #target: ConnectTarget
  readonly #opener: Opener
  readonly #listener: AcquisitionListener
  #lease: Lease | undefined
  #giveUp: ((reason: unknown) => void) | undefined

  constructor(pool: Pool, target: ConnectTarget, opener: Opener, listener: AcquisitionListener) {
    this.#pool = pool
    this.#target = target
    this.#opener = opener
    this.#listener = listener
  }

  /** @param fresh not a connection that was used before */
  start(fresh: boolean): void {
    const key = connectionKey(this.#target)
    const lease = this.#pool.tryAcquire(key, fresh)
    if (lease) {
      this.#take(lease)
    } else {
      this.#listener.onPhase('queue')
      this.#giveUp = this.#pool.wait(key, fresh, granted => this.#take(granted))
    }
  }

  /** Stops waiting or opening; nothing is told any more. */
  abort(reason: unknown): void {
    this.#giveUp?.(reason)
    this.#giveUp = undefined
  }

  /** Gives the connection back, or the place for one. */
  release(): void {
    const lease = this.#lease
    this.#lease = undefined
    if (lease) this.#pool.release(lease)
  }

  #take(lease: Lease): void {
    this.#giveUp = undefined
    this.#lease = lease
    if (lease.connection) this.#use(lease.connection)
    else void this.#open(lease)
  }

  async #open(lease: Lease): Promise<void> {
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
      lease.connection = new Connection(opened, this.#opener, this.#pool.idleMs)
      this.#use(lease.connection)
    } catch (error) {
      if (!signal.aborted) this.#listener.onFailed(error)
    }
  }

  #use(connection: Connection): void {
    connection.use()
    this.#listener.onConnection(connection)
  }
}
