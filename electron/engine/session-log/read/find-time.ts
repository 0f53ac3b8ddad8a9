import { RECORD_BYTES, Records } from '../format/index-record.ts'
import { indexPath, type Segment, type SegmentSource } from '../format/segment.ts'
import { HEADER_BYTES } from '../format/segment-header.ts'
import { readSlice, withFile } from './file-slice.ts'

/** The first entry at or after a time, or the number of the next one: times only go on. */
export async function findTime(source: SegmentSource, atMs: number): Promise<number> {
  const { segments } = source
  // What a segment says of the time before it is that of its predecessor's last entry.
  const after = segments.findIndex(({ before }, index) => index > 0 && before.lastMs >= atMs)
  const segment = segments.at(after < 0 ? -1 : after - 1)
  return segment ? await findIn(source.folder, segment, atMs) : source.next
}

async function findIn(folder: string, segment: Segment, atMs: number): Promise<number> {
  const found = await withFile(indexPath(folder, segment.number), async file => {
    let low = 0
    let high = segment.count
    while (low < high) {
      const middle = (low + high) >> 1
      const record = new Records(await readSlice(file, HEADER_BYTES + middle * RECORD_BYTES, RECORD_BYTES))
      if (record.count > 0 && record.atMs(0) < atMs) low = middle + 1
      else high = middle
    }
    return low
  })
  return segment.firstSeq + (found ?? 0)
}
