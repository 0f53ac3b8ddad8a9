import { LogTotals } from './log-totals.ts'

/** The head of an index: magic, version u32, then f64: the first entry's number, and what there was before it. */
export const HEADER_BYTES = 64

const MAGIC = 0x474f4c53
const VERSION = 1
const FIRST_AT = 8
const NUMBERS = 7
/** Filters keep numbers of entries in 32 bits. */
const MAX_SEQ = 0xffff_ffff

/** What the index of a segment begins with. */
export interface SegmentHeader {
  firstSeq: number
  /** All that was in the segments before, those that were dropped too. */
  before: LogTotals
}

export function printHeader({ firstSeq, before }: SegmentHeader): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.writeUInt32LE(MAGIC, 0)
  bytes.writeUInt32LE(VERSION, 4)
  const { sent, received, lanes, lastMs } = before
  const numbers = [firstSeq, sent.messages, sent.bytes, received.messages, received.bytes, lanes, lastMs]
  for (const [index, number] of numbers.entries()) bytes.writeDoubleLE(number, FIRST_AT + index * 8)
  return bytes
}

/** @returns undefined where it is none, or of a version that we do not know */
export function parseHeader(bytes: Buffer): SegmentHeader | undefined {
  if (bytes.length < HEADER_BYTES) return undefined
  if (bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt32LE(4) !== VERSION) return undefined
  const numbers = Array.from({ length: NUMBERS }, (_, index) => bytes.readDoubleLE(FIRST_AT + index * 8))
  const isSound = numbers.every((number, index) =>
    index === NUMBERS - 1
      ? number >= 0 && Number.isFinite(number)
      : Number.isSafeInteger(number) && number >= 0
  )
  if (!isSound || (numbers[0] ?? 0) > MAX_SEQ) return undefined
  const [firstSeq = 0, sent = 0, sentBytes = 0, received = 0, receivedBytes = 0, lanes = 0, lastMs = 0] =
    numbers
  const before = new LogTotals()
  Object.assign(before.sent, { messages: sent, bytes: sentBytes })
  Object.assign(before.received, { messages: received, bytes: receivedBytes })
  before.lanes = lanes
  before.lastMs = lastMs
  return { firstSeq, before }
}
