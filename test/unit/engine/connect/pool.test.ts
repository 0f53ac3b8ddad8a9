import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place, PooledConnection } from '#engine/connect/place.ts'
import { Pool, type PoolLimits, type Wish } from '#engine/connect/pool.ts'

/** A connection without a network: a test says what becomes of it. */
class FakeConnection implements PooledConnection {
  readonly shared: boolean
  capacity: number | undefined
  usable = true
  destroyed = 0
  readonly #closed: (() => void)[] = []
  readonly #capacity: (() => void)[] = []

  constructor(capacity: number | undefined, shared = capacity !== 1) {
    this.capacity = capacity
    this.shared = shared
  }

  onCapacity(listener: () => void): void {
    this.#capacity.push(listener)
  }

  onClosed(listener: () => void): void {
    this.#closed.push(listener)
  }

  destroy(): void {
    this.destroyed++
    this.lose()
  }

  lose(): void {
    if (!this.usable) return
    this.usable = false
    for (const listener of this.#closed) listener()
  }

  allow(capacity: number): void {
    this.capacity = capacity
    for (const listener of this.#capacity) listener()
  }
}

type FakePlace = Place<FakeConnection>
const LIMITS: PoolLimits = { perOrigin: 2, total: 3, idle: 2, idleMs: 1000 }
const newPool = (limits: Partial<PoolLimits> = {}) => new Pool<FakeConnection>({ ...LIMITS, ...limits })
const wish = (key: string, more: Partial<Wish> = {}): Wish => ({
  key,
  fresh: false,
  mayShare: false,
  ...more
})
const both = { mayShare: true }

/** Asks, and remembers what was granted: at once or later. */
function ask(pool: Pool<FakeConnection>, wished: Wish) {
  const asked: { wished: Wish; place: FakePlace | undefined; giveUp: () => void } = {
    wished,
    place: undefined,
    giveUp: () => {}
  }
  asked.place = pool.tryAcquire(wished)
  if (!asked.place)
    asked.giveUp = pool.wait(wished, place => {
      asked.place = place
    })
  return asked
}

function granted({ place }: { place: FakePlace | undefined }): FakePlace {
  if (!place) throw new Error('nothing was granted')
  return place
}

/** Asks for a place and opens its connection. */
function open(pool: Pool<FakeConnection>, wished: Wish, connection: FakeConnection): FakePlace {
  const place = granted(ask(pool, wished))
  pool.fill(place, connection)
  return place
}

describe('connections that are not shared', () => {
  test('carry one request after the other, the one used last first', () => {
    const pool = newPool()
    const [a, b] = [new FakeConnection(1), new FakeConnection(1)]
    const places = [open(pool, wish('o'), a), open(pool, wish('o'), b)]
    for (const place of places) pool.release(place)
    expect(granted(ask(pool, wish('o'))).connection).toBe(b)
    expect(granted(ask(pool, wish('o'))).connection).toBe(a)
  })

  test('are opened side by side up to the limit, and the next one waits', () => {
    const pool = newPool()
    const first = open(pool, wish('o'), new FakeConnection(1))
    open(pool, wish('o'), new FakeConnection(1))
    const third = ask(pool, wish('o'))
    expect(third.place).toBeUndefined()
    pool.release(first)
    expect(granted(third)).toBe(first)
  })

  test('a fresh one takes the place of one that is idle', () => {
    const pool = newPool({ perOrigin: 1 })
    const old = new FakeConnection(1)
    pool.release(open(pool, wish('o'), old))
    expect(granted(ask(pool, wish('o', { fresh: true }))).connection).toBeUndefined()
    expect(old.destroyed).toBe(1)
  })

  test('the one that was idle for longest makes room for another origin', () => {
    const pool = newPool({ total: 2 })
    const [a, b] = [new FakeConnection(1), new FakeConnection(1)]
    const places = [open(pool, wish('a'), a), open(pool, wish('b'), b)]
    for (const place of places.toReversed()) pool.release(place)
    granted(ask(pool, wish('c')))
    expect([a.destroyed, b.destroyed]).toEqual([0, 1])
  })

  test('no more are kept idle than allowed', () => {
    const pool = newPool({ idle: 1 })
    const [a, b] = [new FakeConnection(1), new FakeConnection(1)]
    for (const place of [open(pool, wish('a'), a), open(pool, wish('b'), b)]) pool.release(place)
    expect([a.destroyed, b.destroyed]).toEqual([1, 0])
  })

  test('whoever waits for another origin is not starved by one that is always asked for', () => {
    const pool = newPool({ total: 1, perOrigin: 1 })
    let place = open(pool, wish('busy'), new FakeConnection(1))
    const other = ask(pool, wish('other'))
    const next = ask(pool, wish('busy'))
    pool.release(place)
    place = granted(other)
    expect(next.place).toBeUndefined()
  })
})

describe('connections that may be shared', () => {
  test('one is opened, and whoever comes meanwhile waits for it', () => {
    const pool = newPool()
    const first = granted(ask(pool, wish('o', both)))
    const others = Array.from({ length: 9 }, () => ask(pool, wish('o', both)))
    const connection = new FakeConnection(undefined, true)
    pool.fill(first, connection)
    expect(others.filter(({ place }) => place)).toEqual([])
    connection.allow(6)
    expect(others.filter(({ place }) => place?.connection === connection)).toHaveLength(5)
    // It is full, so another one is opened, and one only.
    expect(others.filter(({ place }) => place && !place.connection)).toHaveLength(1)
  })

  test('when one turns out not to be, the others are opened side by side, now and later', () => {
    const pool = newPool({ perOrigin: 6, total: 6 })
    const first = granted(ask(pool, wish('o', both)))
    const others = Array.from({ length: 3 }, () => ask(pool, wish('o', both)))
    pool.fill(first, new FakeConnection(1))
    expect(others.map(({ place }) => place !== undefined)).toEqual([true, true, true])
    for (const place of [first, ...others.map(granted)]) pool.release(place)
    const later = Array.from({ length: 4 }, () => ask(pool, wish('o', both)))
    expect(later.filter(({ place }) => place)).toHaveLength(4)
  })

  test.each(['could not be opened', 'was lost before it was known'])(
    'when one %s, nobody waits for the next',
    how => {
      const pool = newPool({ perOrigin: 6, total: 6 })
      const first = granted(ask(pool, wish('o', both)))
      const others = Array.from({ length: 3 }, () => ask(pool, wish('o', both)))
      if (how === 'could not be opened') {
        pool.release(first)
      } else {
        const connection = new FakeConnection(undefined, true)
        pool.fill(first, connection)
        connection.lose()
      }
      expect(others.filter(({ place }) => place)).toHaveLength(3)
    }
  )

  test('one that takes nothing more leaves at once, and is closed when it carries nothing', () => {
    const pool = newPool({ perOrigin: 1 })
    const connection = new FakeConnection(5, true)
    const place = open(pool, wish('o', both), connection)
    expect(granted(ask(pool, wish('o', both)))).toBe(place)
    connection.lose()
    expect(pool.describe().targets).toEqual([])
    expect(granted(ask(pool, wish('o', both))).connection).toBeUndefined()
    pool.release(place)
    expect(connection.destroyed).toBe(0)
    pool.release(place)
    expect(connection.destroyed).toBe(1)
  })

  test('one stands for a request that was not processed: it may go on the same again', () => {
    const pool = newPool()
    const place = open(pool, wish('o', both), new FakeConnection(5, true))
    expect(granted(ask(pool, wish('o', { fresh: true, mayShare: true })))).toBe(place)
  })
})

describe('the pool', () => {
  test('closes what is idle, and what is in use as it is given back', () => {
    const pool = newPool()
    const [idle, used] = [new FakeConnection(1), new FakeConnection(1)]
    const place = open(pool, wish('a'), used)
    pool.release(open(pool, wish('b'), idle))
    pool.close()
    expect([idle.destroyed, used.destroyed]).toEqual([1, 0])
    pool.release(place)
    expect(used.destroyed).toBe(1)
  })

  test('passes by whoever gave up waiting', () => {
    const pool = newPool({ perOrigin: 1 })
    const place = open(pool, wish('o'), new FakeConnection(1))
    const [second, third] = [ask(pool, wish('o')), ask(pool, wish('o'))]
    second.giveUp()
    pool.release(place)
    expect(second.place).toBeUndefined()
    expect(granted(third)).toBe(place)
  })

  const step = fc.record({
    what: fc.constantFrom(
      'ask',
      'ask',
      'ask',
      'fill',
      'fill',
      'fail',
      'release',
      'release',
      'lose',
      'allow',
      'giveUp'
    ),
    which: fc.nat(30),
    key: fc.constantFrom('a\n', 'b\n', 'c\n'),
    fresh: fc.boolean(),
    capacity: fc.constantFrom(undefined, 1, 2, 5)
  })

  test('keeps its limits, loses no connection and forgets nobody, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), steps => {
        const pool = newPool()
        const connections = new Set<FakeConnection>()
        /** Every request that was ever made and has not given up, with what it was granted. */
        let requests: ReturnType<typeof ask>[] = []
        const pick = (which: number, fits: (request: ReturnType<typeof ask>) => boolean) => {
          const fitting = requests.filter(fits)
          return fitting[which % Math.max(1, fitting.length)]
        }
        const isOpening = ({ place }: ReturnType<typeof ask>) => place !== undefined && !place.connection
        const isCarried = ({ place }: ReturnType<typeof ask>) => place?.connection !== undefined
        const fill = (place: FakePlace, capacity: number | undefined) => {
          // Half of the keys may be shared: HTTP/1.1 is spoken on the others.
          const connection = place.origin.key === 'c\n' ? new FakeConnection(1) : new FakeConnection(capacity)
          connections.add(connection)
          pool.fill(place, connection)
        }
        const release = (request: ReturnType<typeof ask>) => {
          requests = requests.filter(other => other !== request)
          if (request.place) pool.release(request.place)
        }
        const check = () => {
          const { targets } = pool.describe()
          const counts = targets.map(({ idle, busy, opening }) => ({
            all: idle + busy + opening,
            opening,
            idle,
            busy
          }))
          for (const { all, opening, idle, busy } of counts) {
            expect(Math.min(idle, busy, opening)).toBeGreaterThanOrEqual(0)
            expect(all).toBeLessThanOrEqual(LIMITS.perOrigin)
          }
          const sum = (of: 'all' | 'opening' | 'idle') =>
            counts.reduce((total, count) => total + count[of], 0)
          expect(sum('all')).toBeLessThanOrEqual(LIMITS.total)
          expect(sum('idle')).toBeLessThanOrEqual(LIMITS.idle)
          expect(sum('opening')).toBe(requests.filter(isOpening).length)
          expect(targets.reduce((total, { waiting }) => total + waiting, 0)).toBe(
            requests.filter(({ place }) => !place).length
          )
          // Nobody waits for what is there.
          const lonely = targets.find(({ target }) => target === 'c') ?? { idle: 0, busy: 0, opening: 0 }
          const mayOpen =
            lonely.idle + lonely.busy + lonely.opening < LIMITS.perOrigin &&
            (sum('all') < LIMITS.total || sum('idle') > 0)
          const waits = (key: string) => requests.find(({ place, wished }) => !place && wished.key === key)
          expect(mayOpen && waits('c\n')).toBeFalsy()
          for (const { place } of requests) {
            const { connection, origin, carried } = place ?? {}
            if (connection?.usable && connection.shared && carried && carried < (connection.capacity ?? 1))
              expect(waits(origin?.key ?? '')).toBeUndefined()
          }
          for (const { place } of requests) {
            if (!place?.connection || place.left) continue
            expect(place.carried).toBe(requests.filter(other => other.place === place).length)
          }
          // What carries nothing is idle in the pool, or closed.
          const carrying = new Set(requests.map(({ place }) => place?.connection))
          const resting = [...connections].filter(one => one.usable && !carrying.has(one))
          expect(resting.length).toBe(sum('idle'))
        }
        for (const { what, which, key, fresh, capacity } of steps) {
          if (what === 'ask') requests.push(ask(pool, wish(key, { fresh, mayShare: key !== 'c\n' })))
          const opening = pick(which, isOpening)
          if (what === 'fill' && opening?.place) fill(opening.place, capacity)
          if (what === 'fail' && opening) release(opening)
          const carried = pick(which, isCarried)
          if (what === 'release' && carried) release(carried)
          const standing = [...connections].filter(({ usable }) => usable)
          const one = standing[which % Math.max(1, standing.length)]
          if (what === 'lose') one?.lose()
          if (what === 'allow' && one?.shared) one.allow(capacity ?? 3)
          const waiting = pick(which, ({ place }) => !place)
          if (what === 'giveUp' && waiting) {
            waiting.giveUp()
            requests = requests.filter(other => other !== waiting)
          }
          check()
        }
        // Everybody gets a turn in the end, and nothing is left over.
        for (let round = 0; requests.length > 0; round++) {
          expect(round).toBeLessThan(1000)
          const opening = requests.find(isOpening)
          const request = opening ?? requests.find(isCarried)
          if (!request) throw new Error('nobody holds a place, and yet somebody waits')
          if (opening?.place) fill(opening.place, 2)
          release(request)
          check()
        }
        pool.close()
        expect([...connections].filter(({ usable }) => usable)).toEqual([])
        expect(pool.describe().targets).toEqual([])
      }),
      { numRuns: 1500 }
    )
  })
})
