import type { PingTime } from '#shared/model/socket/log-event.ts'

/** So many are kept: the latest. */
const MOST = 5000
/** An answer belongs to the ping that went so near to when it must have gone. */
const NEAR_MS = 0.5
/** An answer is looked for among so many pings before it. */
const LOOK_BACK = 100
/** No more of a connection wait at once. */
const LOOK_BACK_MISSED = 1000

/** The latest pings of ours, and how long their answers took. */
export class PingTimes {
  #pings: PingTime[] = []

  get latest(): PingTime[] {
    return this.#pings.slice(-MOST)
  }

  sent(atMs: number, lane: number): void {
    this.#pings.push({ atMs, lane })
    if (this.#pings.length >= 2 * MOST) this.#pings = this.latest
  }

  /** The next one of a connection that waits for its answer got none in time: see `PingWatch`. */
  missed(lane: number): void {
    let next: PingTime | undefined
    for (const ping of this.#pings.slice(-LOOK_BACK_MISSED).reverse()) {
      // A pong may answer the latest of several pings: those before it do not wait any more.
      if (ping.lane !== lane || ping.rttMs !== undefined) break
      if (!ping.missed) next = ping
    }
    if (next) next.missed = true
  }

  answered(atMs: number, lane: number, rttMs: number): void {
    const wentAt = atMs - rttMs
    for (const ping of this.#pings.slice(-LOOK_BACK).reverse()) {
      if (ping.lane !== lane || ping.rttMs !== undefined || Math.abs(ping.atMs - wentAt) > NEAR_MS) continue
      ping.rttMs = rttMs
      return
    }
  }
}
