import type { Diagnostics } from '#shared/model/diagnostics.ts'
import type { ErrorCode } from '#shared/model/error-codes.ts'
import type { Connection, Exchange, Hop } from '#shared/model/exchange.ts'
import { PHASE_NAMES, type PhaseName } from '#shared/model/phases.ts'
import { Histogram } from './histogram.ts'

/** What belongs to opening a connection: a hop that fails in one of them got none to the server. */
const OPENING: ReadonlySet<PhaseName | undefined> = new Set<PhaseName>([
  'proxy-dns',
  'proxy-tcp',
  'proxy-tls',
  'proxy',
  'dns',
  'tcp',
  'tls'
])

/** Counts what an engine does. Told of each hop and exchange once, so that it costs a request next to nothing. */
export class Metrics {
  /** Bytes of body, counted as they go and come. */
  sentBytes = 0
  receivedBytes = 0
  readonly #since = new Date().toISOString()
  #inFlight = 0
  #exchanges = 0
  #hops = 0
  readonly #byStatus = new Map<number, number>()
  readonly #byError = new Map<ErrorCode, number>()
  readonly #byProtocol = new Map<Connection['protocol'], number>()
  readonly #connections = { opened: 0, reused: 0, failed: 0 }
  readonly #total = new Histogram()
  readonly #phases = new Map<PhaseName, Histogram>()

  exchangeStarted(): void {
    this.#inFlight++
  }

  exchangeEnded({ hops, totalMs, error }: Exchange): void {
    this.#inFlight--
    this.#exchanges++
    this.#total.add(totalMs)
    if (error && !hops.at(-1)?.error) count(this.#byError, error.code)
  }

  hopEnded({ phases, response, error, connection }: Hop): void {
    this.#hops++
    if (response) count(this.#byStatus, response.status)
    if (error) count(this.#byError, error.code)
    const opening = OPENING.has(phases.at(-1)?.name)
    if (error && opening) {
      if (error.code !== 'ABORTED') this.#connections.failed++
    } else if (connection) {
      count(this.#byProtocol, connection.protocol)
      this.#connections[connection.reused ? 'reused' : 'opened']++
    }
    for (const { name, startMs, endMs } of phases) this.#histogramOf(name).add(endMs - startMs)
  }

  describe(): Omit<Diagnostics, 'pool'> {
    const total = this.#total.describe()
    return {
      since: this.#since,
      inFlight: this.#inFlight,
      exchanges: this.#exchanges,
      hops: this.#hops,
      byStatus: Object.fromEntries(this.#byStatus),
      byError: Object.fromEntries(this.#byError),
      byProtocol: Object.fromEntries(this.#byProtocol),
      sentBytes: this.sentBytes,
      receivedBytes: this.receivedBytes,
      connections: { ...this.#connections },
      ...(total && { total }),
      phases: this.#describePhases()
    }
  }

  /** In the order in which they happen. */
  #describePhases(): Diagnostics['phases'] {
    const phases: Diagnostics['phases'] = {}
    for (const name of PHASE_NAMES) {
      const distribution = this.#phases.get(name)?.describe()
      if (distribution) phases[name] = distribution
    }
    return phases
  }

  #histogramOf(name: PhaseName): Histogram {
    let histogram = this.#phases.get(name)
    if (!histogram) {
      histogram = new Histogram()
      this.#phases.set(name, histogram)
    }
    return histogram
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
