import type { PoolEntry, PoolState } from '#shared/model/diagnostics.ts'
import { describeKey } from './connect-target.ts'
import type { Connection } from './connection.ts'

export interface PoolLimits {
  /** Connections to one origin, those being opened included. Browsers use 6 for HTTP/1.1. */
  perOrigin: number
  total: number
  /** Connections that are kept open without a request. */
  idle: number
  /** How long it is kept so, in milliseconds. The server's Keep-Alive hint can only shorten it. */
  idleMs: number
}

export const DEFAULT_POOL_LIMITS: PoolLimits = { perOrigin: 6, total: 256, idle: 64, idleMs: 60_000 }

/** The right to use one connection of an origin. Without a connection, the holder has to open one. */
export interface Lease {
  readonly key: string
  connection?: Connection
}

interface Waiter {
  key: string
  fresh: boolean
  grant: (lease: Lease) => void
}

/** Who may use which connection. First come, first served; it opens nothing itself. */
export class Pool {
  readonly #limits: PoolLimits
  /** Connections per key: idle, in use and being opened. */
  readonly #counts = new Map<string, number>()
  #total = 0
  /** Oldest first, so that the one used last is the last. */
  #idle: { key: string; connection: Connection }[] = []
  /** Those whose end is listened for already. */
  readonly #watched = new WeakSet<Connection>()
  readonly #leases = new Set<Lease>()
  #waiters: Waiter[] = []
  #closed = false

  constructor(limits: PoolLimits) {
    this.#limits = limits
  }

  get idleMs(): number {
    return this.#limits.idleMs
  }

  /** @param fresh never a connection that was used before: it is to take the place of one found dead */
  tryAcquire(key: string, fresh = false): Lease | undefined {
    if (!fresh) {
      const connection = this.#takeIdle(key)
      if (connection) return this.#lease({ key, connection })
    }
    const count = this.#counts.get(key) ?? 0
    if (count >= this.#limits.perOrigin && !(fresh && this.#evict(idle => idle.key === key))) return undefined
    if (this.#total >= this.#limits.total && !this.#evict(() => true)) return undefined
    this.#count(key, 1)
    return this.#lease({ key })
  }

  /** Waits for its turn. @returns gives up waiting; without effect once granted */
  wait(key: string, fresh: boolean, grant: (lease: Lease) => void): () => void {
    const waiter = { key, fresh, grant }
    this.#waiters.push(waiter)
    return () => {
      this.#waiters = this.#waiters.filter(other => other !== waiter)
    }
  }

  /** Gives the connection back. It is kept when it can be used again; without one, its place is free again. */
  release(lease: Lease): void {
    const { key, connection } = lease
    this.#leases.delete(lease)
    if (connection?.usable && !this.#closed) this.#keep(key, connection)
    else {
      connection?.destroy()
      this.#count(key, -1)
    }
    this.#serveWaiters()
  }

  /** Who has what, and who waits. */
  describe(): PoolState {
    const entries = new Map<string, PoolEntry>()
    const count = (key: string, what: Exclude<keyof PoolEntry, 'target'>) => {
      const entry = entries.get(key) ?? { target: describeKey(key), idle: 0, busy: 0, opening: 0, waiting: 0 }
      entry[what]++
      entries.set(key, entry)
    }
    for (const { key } of this.#idle) count(key, 'idle')
    for (const { key, connection } of this.#leases) count(key, connection ? 'busy' : 'opening')
    for (const { key } of this.#waiters) count(key, 'waiting')
    const targets = [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
    return { limits: { ...this.#limits }, targets }
  }

  /** Closes all idle connections, and those in use as they are given back. */
  close(): void {
    this.#closed = true
    while (this.#evict(() => true));
  }

  #lease(lease: Lease): Lease {
    this.#leases.add(lease)
    return lease
  }

  #takeIdle(key: string): Connection | undefined {
    for (let at = this.#idle.length - 1; at >= 0; at--) {
      const idle = this.#idle[at]
      if (idle?.key !== key || !idle.connection.usable) continue
      this.#idle.splice(at, 1)
      return idle.connection
    }
    return undefined
  }

  #keep(key: string, connection: Connection): void {
    this.#idle.push({ key, connection })
    if (!this.#watched.has(connection)) {
      this.#watched.add(connection)
      connection.onClose(() => this.#forget(connection))
    }
    if (this.#idle.length > this.#limits.idle) this.#evict(() => true)
  }

  /** An idle connection was closed, by the server or for having been idle too long. */
  #forget(connection: Connection): void {
    if (this.#remove(idle => idle.connection === connection)) this.#serveWaiters()
  }

  /** Closes the oldest idle connection that fits. @returns whether there was one */
  #evict(fits: (idle: { key: string }) => boolean): boolean {
    const idle = this.#remove(fits)
    idle?.connection.destroy()
    return idle !== undefined
  }

  #remove(fits: (idle: { key: string; connection: Connection }) => boolean) {
    const at = this.#idle.findIndex(fits)
    if (at < 0) return undefined
    const [idle] = this.#idle.splice(at, 1)
    if (idle) this.#count(idle.key, -1)
    return idle
  }

  #count(key: string, change: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + change
    this.#total += change
    if (count === 0) this.#counts.delete(key)
    else this.#counts.set(key, count)
  }

  #serveWaiters(): void {
    if (this.#waiters.length === 0) return
    for (const waiter of [...this.#waiters]) {
      const lease = this.tryAcquire(waiter.key, waiter.fresh)
      if (!lease) continue
      this.#waiters = this.#waiters.filter(other => other !== waiter)
      waiter.grant(lease)
    }
  }
}
