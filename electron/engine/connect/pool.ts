import type { PoolState } from '#shared/model/diagnostics.ts'
import { withdraw } from '../withdraw.ts'
import { describeKey } from './connect-target.ts'
import type { Connection } from './connection.ts'
import { OriginPlaces, Place, type PooledConnection } from './place.ts'

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

/** Of so many keys it is remembered that their connections are not shared. */
const MAX_REMEMBERED = 1000

/** What a request asks for. */
export interface Wish {
  /** Connections with the same key are interchangeable. */
  key: string
  /**
   * Not a connection that served others before: it is to take the place of one found dead. One that is shared is
   * known to stand.
   */
  fresh: boolean
  /** Whether a connection for this key may turn out to carry several requests at once. */
  mayShare: boolean
}

interface Waiter<C extends PooledConnection> extends Wish {
  grant: (place: Place<C>) => void
}

/**
 * Who may use which connection. It opens nothing itself: whoever gets a place without a connection opens one, and
 * tells. First come, first served. Where connections may be shared only one is opened at a time, and everybody waits
 * to hear how much it carries: until one turns out not to be shared, or is lost before that.
 */
export class Pool<C extends PooledConnection = Connection> {
  readonly #limits: PoolLimits
  readonly #origins = new Map<string, OriginPlaces<C>>()
  #total = 0
  /** How many carry nothing. */
  #idle = 0
  #turns = 0
  /** First come, first served. */
  readonly #waiters: Waiter<C>[] = []
  /** Keys of origins with waiters. */
  readonly #awaited = new Set<string>()
  /** Keys whose connections may be opened side by side, although they might have been shared. */
  readonly #apart = new Set<string>()
  #closed = false

  constructor(limits: PoolLimits) {
    this.#limits = limits
  }

  get idleMs(): number {
    return this.#limits.idleMs
  }

  /** A connection for a key that others could use as well, should there be one. */
  sharedFor(key: string): C | undefined {
    for (const { connection, left } of this.#origins.get(key)?.all ?? [])
      if (connection?.shared && connection.usable && !left) return connection
    return undefined
  }

  /** Undefined when it is to wait. */
  tryAcquire(wish: Wish): Place<C> | undefined {
    return this.#awaited.has(wish.key) ? undefined : this.#find(wish)
  }

  /** Waits for its turn. @returns gives up waiting; without effect once granted */
  wait(wish: Wish, grant: (place: Place<C>) => void): () => void {
    const waiter = { ...wish, grant }
    this.#waiters.push(waiter)
    this.#originOf(wish.key).waiting++
    this.#awaited.add(wish.key)
    return () => {
      // Those behind may be content with less.
      if (this.#forget(waiter)) this.#serve()
    }
  }

  /** The connection for a place that was granted without one has been opened. */
  fill(place: Place<C>, connection: C): void {
    const { origin } = place
    place.connection = connection
    origin.opening--
    if (connection.shared) this.#apart.delete(origin.key)
    else this.#remember(origin.key)
    connection.onClosed(() => {
      if (place.left) return
      this.#leave(place)
      this.#serve()
    })
    connection.onCapacity(() => {
      origin.list(place)
      this.#serve()
    })
    origin.list(place)
    this.#serve()
  }

  /** Gives the place back. Its connection is kept when it can be used again; without one, the place is free again. */
  release(place: Place<C>): void {
    place.carried--
    const { origin, connection } = place
    if (connection?.usable && !this.#closed && !place.left) {
      origin.list(place)
      if (place.carried === 0) this.#rest(place)
      if (this.#idle > this.#limits.idle) this.#evict()
    } else {
      this.#leave(place)
    }
    this.#serve()
  }

  /** Who has what, and who waits. */
  describe(): PoolState {
    const origins = [...this.#origins.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const targets = origins.map(({ key, all, opening, waiting }) => {
      const idle = [...all].filter(place => place.idleSince !== undefined).length
      return { target: describeKey(key), idle, busy: all.size - idle - opening, opening, waiting }
    })
    return { limits: { ...this.#limits }, targets }
  }

  /** Closes all idle connections, and those in use as they are given back. */
  close(): void {
    this.#closed = true
    while (this.#evict());
  }

  #originOf(key: string): OriginPlaces<C> {
    let origin = this.#origins.get(key)
    if (!origin) {
      origin = new OriginPlaces(key)
      this.#origins.set(key, origin)
    }
    return origin
  }

  #find({ key, fresh, mayShare }: Wish): Place<C> | undefined {
    const origin = this.#originOf(key)
    const standing = origin.take(fresh)
    if (standing) {
      this.#wake(standing)
      return standing
    }
    const place = this.#mayOpen(origin, fresh, mayShare) ? new Place(origin) : undefined
    if (place) {
      place.carried = 1
      origin.all.add(place)
      origin.opening++
      this.#total++
    }
    this.#tidy(origin)
    return place
  }

  #mayOpen(origin: OriginPlaces<C>, fresh: boolean, mayShare: boolean): boolean {
    const { perOrigin, total } = this.#limits
    if (mayShare && origin.hasUnknown && !this.#apart.has(origin.key)) return false
    if (origin.all.size >= perOrigin && !(fresh && this.#evict(origin))) return false
    return this.#total < total || this.#evict()
  }

  /** It counts no longer, and is closed as soon as it carries nothing. */
  #leave(place: Place<C>): void {
    const { origin, connection } = place
    if (!place.left) {
      place.left = true
      if (!connection) origin.opening--
      if (connection?.capacity === undefined) this.#remember(origin.key)
      origin.remove(place)
      this.#wake(place)
      this.#total--
      this.#tidy(origin)
    }
    if (place.carried === 0) connection?.destroy()
  }

  #rest(place: Place<C>): void {
    place.idleSince = ++this.#turns
    this.#idle++
  }

  #wake(place: Place<C>): void {
    if (place.idleSince === undefined) return
    place.idleSince = undefined
    this.#idle--
  }

  /** Closes the connection that has carried nothing for longest, of one origin or of all. @returns whether there was one */
  #evict(of?: OriginPlaces<C>): boolean {
    if (this.#idle === 0) return false
    let longest: Place<C> | undefined
    for (const origin of of ? [of] : this.#origins.values())
      for (const place of origin.all)
        if ((place.idleSince ?? Number.POSITIVE_INFINITY) < (longest?.idleSince ?? Number.POSITIVE_INFINITY))
          longest = place
    if (longest) this.#leave(longest)
    return longest !== undefined
  }

  #tidy(origin: OriginPlaces<C>): void {
    if (origin.all.size === 0 && origin.waiting === 0) this.#origins.delete(origin.key)
    else this.#origins.set(origin.key, origin)
  }

  #remember(key: string): void {
    this.#apart.add(key)
    if (this.#apart.size <= MAX_REMEMBERED) return
    const [oldest] = this.#apart
    if (oldest !== undefined) this.#apart.delete(oldest)
  }

  #forget(waiter: Waiter<C>): boolean {
    if (!withdraw(this.#waiters, waiter)) return false
    const origin = this.#originOf(waiter.key)
    origin.waiting--
    if (origin.waiting === 0) this.#awaited.delete(waiter.key)
    this.#tidy(origin)
    return true
  }

  #serve(): void {
    if (this.#waiters.length === 0) return
    const blocked = new Set<string>()
    for (let at = 0; blocked.size < this.#awaited.size; ) {
      const waiter = this.#waiters[at]
      if (!waiter) return
      const place = blocked.has(waiter.key) ? undefined : this.#find(waiter)
      if (place) {
        this.#forget(waiter)
        waiter.grant(place)
      } else {
        blocked.add(waiter.key)
        at++
      }
    }
  }
}
