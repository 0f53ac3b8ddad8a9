import { isUtf8 } from 'node:buffer'
import type { DataRow } from '#shared/model/run.ts'
import { parseData } from '#shared/run/parse-data.ts'
import { UNREADABLE } from '../exit-statuses.ts'
import { readFlagFile } from '../request/read-flag-file.ts'
import { readPipe, STDIN } from '../request/read-pipe.ts'
import { UsageError } from '../usage-error.ts'

/** More is not kept in memory for each iteration. */
const MOST_BYTES = 64 * 1024 * 1024

/** The rows of `--data`: of a file, or of standard input, which is `-`. @throws UsageError that names the line that is wrong */
export function readRows(path: string): DataRow[] {
  const what = `--data ${path}`
  const bytes = path === '-' ? readInput(what) : readFlagFile(what, path, UNREADABLE)
  const { rows, problems } = parseData(readUtf8(what, bytes))
  const [first, ...more] = problems
  if (!first) return rows
  const where = first.line === undefined ? '' : `line ${first.line}: `
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  throw new UsageError(`${what}: ${where}${first.problem}${others}`)
}

function readInput(what: string): Buffer {
  const { bytes, rest } = readPipe(what, STDIN, MOST_BYTES)
  if (rest) throw new UsageError(`${what}: it brings more than 64 MiB`, UNREADABLE)
  return bytes
}

/** Else what is sent would not be what is in the file. @throws UsageError for what spreadsheets also write */
function readUtf8(what: string, bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new UsageError(`${what}: it is not UTF-8. Save it as “CSV UTF-8”, or convert it`)
}
