import { dataPath, type SegmentSource } from '../format/segment.ts'
import { readSlice, withFile } from '../read/file-slice.ts'
import type { RecordSpan } from '../read/read-records.ts'
import type { PayloadPage } from './payload-page.ts'

/** About so much data is read at once; a message that is larger is read alone. */
const PAGE_BYTES = 1024 * 1024
/** What is not wanted is read with what is where it is no longer than this. */
const GAP_BYTES = 64 * 1024
/** No text of JavaScript is longer: of larger messages the beginning is looked at. */
const MOST_BYTES = 256 * 1024 * 1024

/** All entries of a span, page by page, with the data of those that are wanted. */
export async function* payloadPages(
  source: SegmentSource,
  { segment, records }: RecordSpan,
  isWanted: (n: number) => boolean
): AsyncGenerator<PayloadPage> {
  for (let first = 0; first < records.count; ) {
    let start: number | undefined
    let reach = 0
    let end = first
    for (; end < records.count; end++) {
      if (!isWanted(end)) continue
      const from = records.offset(end)
      const to = records.end(end)
      const isFar =
        start !== undefined && (from < reach || from - reach > GAP_BYTES || to - start > PAGE_BYTES)
      if (isFar) break
      start ??= from
      reach = to
    }
    const from = start ?? 0
    const length = Math.max(0, Math.min(reach - from, segment.dataBytes - from, MOST_BYTES))
    const bytes =
      length === 0
        ? undefined
        : await withFile(dataPath(source.folder, segment.number), file => readSlice(file, from, length))
    yield { records, first, end, bytes: bytes ?? EMPTY, start: from }
    first = end
  }
}

const EMPTY = Buffer.alloc(0)
