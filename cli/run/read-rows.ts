import type { DataRow } from '#shared/model/run.ts'
import { parseData } from '#shared/run/parse-data.ts'
import { readFlagFile, UNREADABLE } from '../request/read-flag-file.ts'
import { UsageError } from '../usage-error.ts'

/** The rows of the file of `--data`. @throws UsageError that names the line that is wrong */
export function readRows(path: string): DataRow[] {
  const what = `--data ${path}`
  const bytes = readFlagFile(what, path, UNREADABLE.data)
  const { rows, problems } = parseData(bytes.toString('utf8'))
  const [first, ...more] = problems
  if (!first) return rows
  const where = first.line === undefined ? '' : `line ${first.line}: `
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  throw new UsageError(`${what}: ${where}${first.problem}${others}`)
}
