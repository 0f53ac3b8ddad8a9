import type { SeqList } from '../filter/seq-list.ts'
import { readFacts } from '../format/log-facts.ts'
import type { SegmentSource } from '../format/segment.ts'
import type { ExportFormat } from './export-formats.ts'
import { loggedRows } from './logged-rows.ts'
import { printLogHar } from './print-log-har.ts'
import { printNdjson } from './print-ndjson.ts'

/** About so much of a file is handed over at once, and no more than that. */
const PIECE_BYTES = 512 * 1024

export interface ExportProgress {
  /** Entries that are in the file so far, of those that there are. Of HAR, messages alone. */
  written: number
  of: number
  bytes: Uint8Array
}

/**
 * A log, or what was found in it, as a file.
 * @param found numbers of entries; undefined is all
 */
export async function* exportLog(
  source: SegmentSource,
  format: ExportFormat,
  found: SeqList | undefined
): AsyncGenerator<ExportProgress> {
  const of = found ? found.count : source.next - source.first
  const facts = await readFacts(source.folder)
  const beganMs = Date.parse(facts?.startedAt ?? '') || 0
  let written = 0
  const count = (more: number) => {
    written += more
  }
  const texts =
    format === 'har' ? printLogHar(source, beganMs, found, count) : ndjson(source, beganMs, found, count)
  let waiting: Buffer[] = []
  let length = 0
  for await (const text of texts) {
    const bytes = Buffer.from(text)
    waiting.push(bytes)
    length += bytes.length
    if (length < PIECE_BYTES) continue
    for (const piece of cut(Buffer.concat(waiting))) yield { written, of, bytes: piece }
    waiting = []
    length = 0
  }
  for (const piece of cut(Buffer.concat(waiting))) yield { written, of, bytes: piece }
}

async function* ndjson(
  source: SegmentSource,
  beganMs: number,
  found: SeqList | undefined,
  count: (more: number) => void
): AsyncGenerator<string> {
  for await (const rows of loggedRows(source, { found })) {
    const lines: string[] = []
    for (const row of rows) lines.push(printNdjson(row, beganMs))
    count(lines.length)
    yield lines.join('')
  }
}

function* cut(bytes: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
}
