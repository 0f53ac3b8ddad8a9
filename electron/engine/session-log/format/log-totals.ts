import type { Traffic } from '#shared/model/socket/log-event.ts'
import { isControl, type MessageOpcode } from '#shared/model/socket/opcodes.ts'
import type { Records } from './index-record.ts'

/** What there was of a log up to some entry: messages count, control frames and notes do not. */
export class LogTotals {
  readonly sent: Traffic = { messages: 0, bytes: 0 }
  readonly received: Traffic = { messages: 0, bytes: 0 }
  lanes = 0
  lastMs = 0

  /** Both directions together. */
  get all(): Traffic {
    const { sent, received } = this
    return { messages: sent.messages + received.messages, bytes: sent.bytes + received.bytes }
  }

  addMessage(opcode: MessageOpcode, isSent: boolean, bytes: number): void {
    if (isControl(opcode)) return
    const traffic = isSent ? this.sent : this.received
    traffic.messages++
    traffic.bytes += bytes
  }

  addPlace(lane: number, atMs: number): void {
    if (lane >= this.lanes) this.lanes = lane + 1
    if (atMs > this.lastMs) this.lastMs = atMs
  }

  /** Takes entries in, one after the other. What cannot be read counts for nothing. @param dataBytes of their segment */
  take(records: Records, dataBytes: number): void {
    for (let n = 0; n < records.count; n++) {
      if (!records.isWithin(n, dataBytes)) continue
      this.addPlace(records.lane(n), records.atMs(n))
      const opcode = records.opcode(n)
      if (opcode) this.addMessage(opcode, records.isSent(n), records.size(n))
    }
  }

  copy(): LogTotals {
    const copy = new LogTotals()
    Object.assign(copy.sent, this.sent)
    Object.assign(copy.received, this.received)
    copy.lanes = this.lanes
    copy.lastMs = this.lastMs
    return copy
  }
}
