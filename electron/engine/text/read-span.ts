import { MAX_TEXT_READ } from '#shared/contract/limits.ts'
import type { ValueSpan } from '#shared/text/row-layout.ts'
import { tooLong } from './read-rows.ts'
import type { SourceReader } from './text-source.ts'

/** @throws ClientError BODY_LIMIT `text` when it is too long */
export function readSpan(source: SourceReader, { start, end }: ValueSpan): string {
  if (end - start > MAX_TEXT_READ) throw tooLong(end - start)
  return Buffer.from(source.slice(start, end)).toString('utf8')
}
