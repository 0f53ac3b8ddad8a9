import { join } from 'node:path'
import type { SegmentHeader } from './segment-header.ts'

/** A part of a log: entries in their order, in one file, what belongs to them in another, checksums in a third. */
export interface Segment extends SegmentHeader {
  number: number
  /** Entries whose index and data are written. */
  count: number
  /** Bytes of the data. */
  dataBytes: number
}

/** The parts of a log, in their order, and which of their entries there are. */
export interface SegmentSource {
  readonly folder: string
  /** Changes as the log grows, and as parts of it are dropped. */
  readonly segments: readonly Segment[]
  /** The first entry that is kept, and the one that comes next. */
  readonly first: number
  readonly next: number
}

const INDEX_NAME = /^(\d{6,9})\.index$/
const DIGITS = 6

export function indexPath(folder: string, number: number): string {
  return join(folder, `${nameOf(number)}.index`)
}

export function dataPath(folder: string, number: number): string {
  return join(folder, `${nameOf(number)}.data`)
}

/** Where the checksums lie of what the other two files hold. */
export function sumsPath(folder: string, number: number): string {
  return join(folder, `${nameOf(number)}.sums`)
}

/** The number of the segment whose index a file is. */
export function numberOfIndex(file: string): number | undefined {
  const [, digits] = INDEX_NAME.exec(file) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** The segment that an entry belongs to: the last that begins at or before it. */
export function segmentOf(segments: readonly Segment[], seq: number): Segment | undefined {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segments[middle]?.firstSeq ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  return segments[low - 1]
}

function nameOf(number: number): string {
  return String(number).padStart(DIGITS, '0')
}
