/** What a pool needs to know of a connection. */
export interface PooledConnection {
  /** Whether it can carry several requests at once. */
  readonly shared: boolean
  /** How many requests it carries at once; undefined is one, until the other side has said how many. */
  readonly capacity: number | undefined
  /** Whether it takes another request, as long as it carries less than its capacity. */
  readonly usable: boolean
  /** Told when its capacity has changed. */
  onCapacity(listener: () => void): void
  /** Told once when it stands no longer, or takes nothing more. */
  onClosed(listener: () => void): void
  destroy(): void
}

/** The place of one connection to an origin, from before it is opened. Held by each request that it carries. */
export class Place<C extends PooledConnection> {
  readonly origin: OriginPlaces<C>
  connection: C | undefined
  /** Requests that hold it. */
  carried = 0
  /** Since which turn of the pool it carries nothing; undefined while it carries something. */
  idleSince: number | undefined
  /** Whether it is in its origin's list of those with room. */
  listed = false
  /** It has left the pool: what it still carries comes to its end, and then it is closed. */
  left = false

  constructor(origin: OriginPlaces<C>) {
    this.origin = origin
  }
}

/** The places of one key: see `connectionKey`. */
export class OriginPlaces<C extends PooledConnection> {
  readonly key: string
  readonly all = new Set<Place<C>>()
  opening = 0
  /** How many wait for a place. */
  waiting = 0
  /** Those with room for another request; the one used last is the last. */
  readonly #roomy: Place<C>[] = []

  constructor(key: string) {
    this.key = key
  }

  /** Lists a place, if it has room and is not listed yet. */
  list(place: Place<C>): void {
    if (place.listed || place.left || !hasRoom(place)) return
    place.listed = true
    this.#roomy.push(place)
  }

  /** Whether there is one of which it is not known yet how much it will carry. */
  get hasUnknown(): boolean {
    for (const { connection } of this.all) if (connection?.capacity === undefined) return true
    return false
  }

  remove(place: Place<C>): void {
    this.all.delete(place)
    if (place.listed) this.#unlist(this.#roomy.indexOf(place))
  }

  /** Takes room for one request. @param fresh not on a connection that is used by one request after the other */
  take(fresh: boolean): Place<C> | undefined {
    for (let at = this.#roomy.length - 1; at >= 0; at--) {
      const place = this.#roomy[at]
      if (!place?.connection?.usable || (fresh && !place.connection.shared)) continue
      const room = hasRoom(place)
      if (room) place.carried++
      if (!hasRoom(place)) this.#unlist(at)
      if (room) return place
    }
    return undefined
  }

  #unlist(at: number): void {
    const [place] = this.#roomy.splice(at, 1)
    if (place) place.listed = false
  }
}

function hasRoom({ connection, carried }: Place<PooledConnection>): boolean {
  return connection !== undefined && carried < (connection.capacity ?? 1)
}
