import type { LaneTime } from '#shared/model/socket/log-event.ts'

/** So many are kept: the latest. */
const MOST = 10_000

/** When the connections of a session were opened, stood and ended. */
export class LaneTimes {
  readonly #lanes = new Map<number, LaneTime>()

  get all(): LaneTime[] {
    return [...this.#lanes.values()]
  }

  opening(lane: number, atMs: number): void {
    this.#of(lane, atMs)
  }

  /** @param isOpen whether it went well */
  handshake(lane: number, atMs: number, seq: number, isOpen: boolean): void {
    const known = this.#of(lane, atMs)
    known.handshakeSeq = seq
    if (isOpen) known.openMs = atMs
  }

  ended(lane: number, atMs: number, code: number | undefined): void {
    const known = this.#of(lane, atMs)
    known.endMs = atMs
    if (code !== undefined) known.code = code
  }

  /** One whose beginning is not kept any more stood when something was told of it. */
  seen(lane: number, atMs: number): void {
    if (!this.#lanes.has(lane)) this.#of(lane, atMs).openMs = atMs
  }

  #of(lane: number, atMs: number): LaneTime {
    const known = this.#lanes.get(lane)
    if (known) return known
    const made: LaneTime = { lane, openingMs: atMs }
    this.#lanes.set(lane, made)
    const [first] = this.#lanes.keys()
    if (this.#lanes.size > MOST && first !== undefined) this.#lanes.delete(first)
    return made
  }
}
