import type { MessageDirection, MessageOpcode, MessageOrigin } from '#shared/model/socket/opcodes.ts'
import { MAX_SESSION_MS } from '#shared/model/socket/session-time.ts'

/**
 * An entry of the index of a log, little-endian: atMs f64, offset u32, size u32, extra u32, lane u32, kind u8, flags u8,
 * code u16, rttMs f32. Its payload is `size` bytes of the segment's data from `offset` on; `extra` bytes follow it.
 */
export const RECORD_BYTES = 32

/** Nothing is 0: what a crash of the system left as zeros is no entry. The places in this list are what is written. */
export const RECORD_KINDS = [
  'none',
  'text',
  'binary',
  'ping',
  'pong',
  'close',
  'event',
  'opening',
  'handshake',
  'missed-pong',
  'ended',
  'waiting',
  'fault'
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

const LAST_OPCODE = RECORD_KINDS.indexOf('event')
const ORIGINS: readonly MessageOrigin[] = ['person', 'queued', 'timer', 'script', 'replay', 'protocol']

const SENT = 1
const COVERED = 2
const HAS_CODE = 4
const HAS_RTT = 8
const ORIGIN_SHIFT = 4
const ORIGIN_MASK = 7

const OFFSET_AT = 8
const SIZE_AT = 12
const EXTRA_AT = 16
const LANE_AT = 20
const KIND_AT = 24
const FLAGS_AT = 25
const CODE_AT = 26
const RTT_AT = 28

/** What is written of an entry. */
export interface RecordFacts {
  atMs: number
  lane: number
  kind: Exclude<RecordKind, 'none'>
  offset: number
  size: number
  extra: number
  direction?: MessageDirection | undefined
  origin?: MessageOrigin | undefined
  code?: number | undefined
  rttMs?: number | undefined
  covered?: true | undefined
}

/** Writes an entry at an offset. A view takes numbers in a fifth of the time that a buffer does. */
export function writeRecord(target: DataView, at: number, facts: RecordFacts): void {
  const { direction, origin, code, rttMs, covered } = facts
  target.setFloat64(at, facts.atMs, true)
  target.setUint32(at + OFFSET_AT, facts.offset, true)
  target.setUint32(at + SIZE_AT, facts.size, true)
  target.setUint32(at + EXTRA_AT, facts.extra, true)
  target.setUint32(at + LANE_AT, facts.lane, true)
  target.setUint8(at + KIND_AT, RECORD_KINDS.indexOf(facts.kind))
  const originBits = origin === undefined ? 0 : ORIGINS.indexOf(origin) + 1
  const flags =
    (direction === 'sent' ? SENT : 0) |
    (code === undefined ? 0 : HAS_CODE) |
    (rttMs === undefined ? 0 : HAS_RTT) |
    (covered ? COVERED : 0) |
    (originBits << ORIGIN_SHIFT)
  target.setUint8(at + FLAGS_AT, flags)
  target.setUint16(at + CODE_AT, code ?? 0, true)
  target.setFloat32(at + RTT_AT, rttMs ?? 0, true)
}

/** Says of an entry that something in it is covered. */
export function markCovered(target: Buffer, at: number): void {
  target[at + FLAGS_AT] = (target[at + FLAGS_AT] ?? 0) | COVERED
}

/** Entries that lie one after the other. What is asked by number is read from the bytes: no entry becomes an object. */
export class Records {
  readonly count: number
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.count = Math.floor(bytes.length / RECORD_BYTES)
  }

  /** Undefined where it is none. */
  kind(n: number): Exclude<RecordKind, 'none'> | undefined {
    const kind = RECORD_KINDS[this.#bytes[n * RECORD_BYTES + KIND_AT] ?? 0]
    const isAtATime = this.atMs(n) >= 0 && this.atMs(n) <= MAX_SESSION_MS
    return kind === 'none' || !isAtATime ? undefined : kind
  }

  /** Whether nothing was written there. */
  isBlank(n: number): boolean {
    return this.#bytes[n * RECORD_BYTES + KIND_AT] === 0
  }

  /** Takes those for none whose data does not lie within so many bytes. */
  dropBeyond(dataBytes: number): void {
    for (let n = 0; n < this.count; n++)
      if (this.end(n) > dataBytes) this.#bytes[n * RECORD_BYTES + KIND_AT] = 0
  }

  isMessage(n: number): boolean {
    return (this.#bytes[n * RECORD_BYTES + KIND_AT] ?? 0) <= LAST_OPCODE && this.kind(n) !== undefined
  }

  opcode(n: number): MessageOpcode | undefined {
    return asOpcode(this.kind(n))
  }

  atMs(n: number): number {
    return this.#bytes.readDoubleLE(n * RECORD_BYTES)
  }

  offset(n: number): number {
    return this.#bytes.readUInt32LE(n * RECORD_BYTES + OFFSET_AT)
  }

  size(n: number): number {
    return this.#bytes.readUInt32LE(n * RECORD_BYTES + SIZE_AT)
  }

  extra(n: number): number {
    return this.#bytes.readUInt32LE(n * RECORD_BYTES + EXTRA_AT)
  }

  /** Where its data ends. */
  end(n: number): number {
    return this.offset(n) + this.size(n) + this.extra(n)
  }

  /** Whether it is an entry, and its data lies within so many bytes. */
  isWithin(n: number, dataBytes: number): boolean {
    return this.kind(n) !== undefined && this.end(n) <= dataBytes
  }

  lane(n: number): number {
    return this.#bytes.readUInt32LE(n * RECORD_BYTES + LANE_AT)
  }

  isSent(n: number): boolean {
    return (this.#flags(n) & SENT) !== 0
  }

  isCovered(n: number): boolean {
    return (this.#flags(n) & COVERED) !== 0
  }

  origin(n: number): MessageOrigin | undefined {
    return ORIGINS[((this.#flags(n) >> ORIGIN_SHIFT) & ORIGIN_MASK) - 1]
  }

  code(n: number): number | undefined {
    return this.#flags(n) & HAS_CODE ? this.#bytes.readUInt16LE(n * RECORD_BYTES + CODE_AT) : undefined
  }

  /** To the microsecond, as it was told. */
  rttMs(n: number): number | undefined {
    if (!(this.#flags(n) & HAS_RTT)) return undefined
    const rtt = this.#bytes.readFloatLE(n * RECORD_BYTES + RTT_AT)
    return rtt >= 0 ? Math.round(rtt * 1000) / 1000 : undefined
  }

  #flags(n: number): number {
    return this.#bytes[n * RECORD_BYTES + FLAGS_AT] ?? 0
  }
}

function asOpcode(kind: RecordKind | undefined): MessageOpcode | undefined {
  switch (kind) {
    case 'text':
    case 'binary':
    case 'ping':
    case 'pong':
    case 'close':
    case 'event':
      return kind
    default:
      return undefined
  }
}
