import type { LaneTime, LogBin, PingTime } from '#shared/model/socket/log-event.ts'
import type { Records } from '../format/index-record.ts'
import type { SegmentSource } from '../format/segment.ts'
import { findTime } from '../read/find-time.ts'
import { readSpans } from '../read/read-records.ts'
import { LaneTimes } from './lane-times.ts'
import { PingTimes } from './ping-times.ts'
import { BinRow, TimeBins } from './time-bins.ts'

/**
 * What a log looks like as a whole: its messages over time, its connections and pings. It is read from the index when it
 * is asked for, what came since with each question; its size does not grow with the log.
 */
export class LogOverview {
  readonly #source: SegmentSource
  readonly #bins = new TimeBins()
  readonly #lanes = new LaneTimes()
  readonly #pings = new PingTimes()
  #taken = 0
  #taking: Promise<void> | undefined

  constructor(source: SegmentSource) {
    this.#source = source
  }

  async times(): Promise<{ pings: PingTime[]; lanes: LaneTime[] }> {
    await this.#take()
    return { pings: this.#pings.latest, lanes: this.#lanes.all }
  }

  /** Messages over a span, in equal parts; of those that are not kept any more none. */
  async bins(fromMs: number, toMs: number, count: number): Promise<LogBin[]> {
    await this.#take()
    const keptMs = this.#source.segments[0]?.before.lastMs ?? 0
    if (this.#bins.canTell(fromMs, toMs, count)) return this.#bins.tell(fromMs, toMs, count, keptMs)
    const row = new BinRow(fromMs, toMs, count)
    for await (const { records } of readSpans(this.#source, await findTime(this.#source, fromMs))) {
      for (let n = 0; n < records.count; n++) {
        if (!records.isMessage(n)) continue
        const atMs = records.atMs(n)
        if (atMs > toMs) return row.bins
        row.add(records, n)
      }
    }
    return row.bins
  }

  /** Takes in what has come since. Each reading is a turn of its own. */
  #take(): Promise<void> {
    this.#taking ??= this.#takeAll().finally(() => {
      this.#taking = undefined
    })
    return this.#taking
  }

  async #takeAll(): Promise<void> {
    for await (const { seq, records } of readSpans(this.#source, this.#taken)) {
      for (let n = 0; n < records.count; n++) this.#takeRecord(records, n, seq + n)
      this.#taken = seq + records.count
    }
  }

  #takeRecord(records: Records, n: number, seq: number): void {
    const kind = records.kind(n)
    if (!kind) return
    const lane = records.lane(n)
    const atMs = records.atMs(n)
    if (records.isMessage(n)) {
      const isSent = records.isSent(n)
      this.#bins.add(records, n)
      const rttMs = records.rttMs(n)
      if (kind === 'ping' && isSent) this.#pings.sent(atMs, lane)
      else if (kind === 'pong' && !isSent && rttMs !== undefined) this.#pings.answered(atMs, lane, rttMs)
    }
    if (kind === 'opening') this.#lanes.opening(lane, atMs)
    else if (kind === 'handshake') this.#lanes.handshake(lane, atMs, seq, records.code(n) !== undefined)
    else if (kind === 'ended') this.#lanes.ended(lane, atMs, records.code(n))
    else if (kind !== 'waiting') this.#lanes.seen(lane, atMs)
    if (kind === 'missed-pong') this.#pings.missed(lane)
  }
}
