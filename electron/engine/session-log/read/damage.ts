import { crc32 } from 'node:zlib'
import { type GroupSum, parseSums, sumOfHeader } from '../format/group-sums.ts'
import { RECORD_BYTES, Records } from '../format/index-record.ts'
import { dataPath, indexPath, type Segment, type SegmentSource, sumsPath } from '../format/segment.ts'
import { HEADER_BYTES } from '../format/segment-header.ts'
import { readSlice, withFile } from './file-slice.ts'
import { SummedFile } from './summed-file.ts'

/** What is wrong with the files of a log, as far as its entries are there. */
export interface LogDamage {
  /** Entries that cannot be read. */
  unreadable: number
  /** Entries that can, and may be wrong: they lie where something else was written. */
  doubtful: number
  /** Where those lie: from each number up to, and without, the other. In order. */
  ranges: [from: number, end: number][]
  /** Entries at the end that were written, and are not there. */
  missing: number
}

/** What a log says of itself: whether there are checksums, and whether it has ended, so that there is one for each entry. */
export interface SummedLog {
  hasSums: boolean
  isEnded: boolean
}

/**
 * Reads a log that nobody writes any more from end to end, and tells where it is not what was written. Little of it is
 * in memory at once.
 * @throws what the file system refuses, and the signal's reason
 */
export async function findDamage(
  source: SegmentSource,
  { hasSums, isEnded }: SummedLog,
  signal: AbortSignal
): Promise<LogDamage> {
  const damage: LogDamage = { unreadable: 0, doubtful: 0, ranges: [], missing: 0 }
  const last = source.segments.at(-1)
  for (const segment of source.segments) {
    signal.throwIfAborted()
    const { folder } = source
    const whole = HEADER_BYTES + segment.count * RECORD_BYTES
    const index = await withFile(indexPath(folder, segment.number), file => readSlice(file, 0, whole))
    // It was dropped meanwhile.
    if (!index || index.length < whole) continue
    const isWrong = hasSums
      ? await wrongIn(folder, segment, index, segment !== last || isEnded, signal)
      : new Uint8Array(segment.count)
    count(damage, segment, new Records(index.subarray(HEADER_BYTES)), isWrong)
    if (segment === last && hasSums) {
      const end = (await readSums(folder, segment)).at(-1)?.end ?? 0
      damage.missing = Math.max(0, end - segment.count)
    }
  }
  return damage
}

function count(damage: LogDamage, segment: Segment, records: Records, isWrong: Uint8Array): void {
  for (let n = 0; n < records.count; n++) {
    if (!records.isWithin(n, segment.dataBytes)) damage.unreadable++
    else if (isWrong[n]) {
      const seq = segment.firstSeq + n
      const range = damage.ranges.at(-1)
      if (range?.[1] === seq) range[1]++
      else damage.ranges.push([seq, seq + 1])
      damage.doubtful++
    }
  }
}

/** Which entries lie in groups that do not come to what was written. @param isSummed whether all of them must */
async function wrongIn(
  folder: string,
  segment: Segment,
  index: Buffer,
  isSummed: boolean,
  signal: AbortSignal
): Promise<Uint8Array> {
  const isWrong = new Uint8Array(segment.count)
  const sums = await readSums(folder, segment)
  let from = 0
  await withFile(dataPath(folder, segment.number), async file => {
    const data = new SummedFile(file, segment.dataBytes)
    for (const { end, sum } of sums) {
      if (end > segment.count) break
      signal.throwIfAborted()
      if ((await sumOf(data, index, from, end)) !== sum) isWrong.fill(1, from, end)
      from = end
    }
  })
  if (isSummed) isWrong.fill(1, from)
  return isWrong
}

/** @returns undefined where the data cannot lie where the index says */
function sumOf(data: SummedFile, index: Buffer, from: number, end: number): Promise<number | undefined> {
  const ofIndex = index.subarray(HEADER_BYTES + from * RECORD_BYTES, HEADER_BYTES + end * RECORD_BYTES)
  const records = new Records(ofIndex)
  const seed = from === 0 ? sumOfHeader(index.subarray(0, HEADER_BYTES)) : 0
  return data
    .sum(records.offset(0), records.end(records.count - 1), seed)
    .then(sum => (sum === undefined ? undefined : crc32(ofIndex, sum)))
}

async function readSums(folder: string, { number }: Segment): Promise<GroupSum[]> {
  const bytes = await withFile(sumsPath(folder, number), async file =>
    readSlice(file, 0, (await file.stat()).size)
  )
  return parseSums(bytes ?? Buffer.alloc(0))
}
