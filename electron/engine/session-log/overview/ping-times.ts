import type { PingTime } from '#shared/model/socket/log-event.ts'

/** So many are kept: the latest. */
const MOST = 5000
/** An answer belongs to the ping that went so near to when it must have gone. */
const NEAR_MS = 0.5
/** An answer is looked for among so many pings before it. */
const LOOK_BACK = 100

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

  answered(atMs: number, lane: number, rttMs: number): void {
    const wentAt = atMs - rttMs
    for (const ping of this.#pings.slice(-LOOK_BACK).reverse()) {
      if (ping.lane !== lane || ping.rttMs !== undefined || Math.abs(ping.atMs - wentAt) > NEAR_MS) continue
      ping.rttMs = rttMs
      return
    }
  }
}
