import type { Traffic } from '../model/socket/log-event.ts'

/** What goes per second. */
export interface TrafficRate {
  messages: number
  bytes: number
}

interface Reading {
  atMs: number
  total: Traffic
}

/** So far back is looked for what goes now. */
const WINDOW_MS = 2000

/** How much goes now, from totals that are told a few times a second while they grow, and not at all while they do not. */
export class RateMeter {
  #readings: Reading[] = []

  /** @param atMs of a clock that only goes forwards */
  add(atMs: number, total: Traffic): void {
    this.#readings.push({ atMs, total })
    // One that lies before the window says what there was at its beginning.
    while ((this.#readings[1]?.atMs ?? atMs) <= atMs - WINDOW_MS) this.#readings.shift()
  }

  /** @param nowMs of the same clock */
  rate(nowMs: number): TrafficRate {
    const last = this.#readings.at(-1)
    const first = this.#readings.findLast(({ atMs }) => atMs <= nowMs - WINDOW_MS) ?? this.#readings[0]
    if (!first || !last || nowMs <= first.atMs) return { messages: 0, bytes: 0 }
    // What was told before the window is what there was at its beginning: a change would have been told at once.
    const seconds = Math.min(nowMs - first.atMs, WINDOW_MS) / 1000
    return {
      messages: (last.total.messages - first.total.messages) / seconds,
      bytes: (last.total.bytes - first.total.bytes) / seconds
    }
  }
}
