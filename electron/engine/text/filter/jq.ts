import { type FilterResult, refuseFilter } from './filter-result.ts'
import { runJq } from './run-jq.ts'

const MAX_OUTPUT_BYTES = 128 * 1024 * 1024

/** What jq makes of a text of JSON values: values, one after the other. @throws ClientError BUILD `filter` */
export async function filterByJq(text: string, expression: string): Promise<FilterResult> {
  const { stdout, stderr, isCut } = await runJq(Buffer.from(text), expression, MAX_OUTPUT_BYTES)
  if (stderr !== '' && stdout.length === 0) throw refuseFilter(explain(stderr))
  return {
    pieces: stdout,
    language: 'json',
    notices: [
      ...(stderr === '' ? [] : [{ code: 'filter-failed' as const, problem: explain(stderr) }]),
      ...(isCut ? [{ code: 'results-cut' as const }] : [])
    ]
  }
}

/** `jq: error: foo/0 is not defined at <top-level>, line 1:` and what follows, as a sentence. */
function explain(stderr: string): string {
  const [first = ''] = stderr.split('\n').filter(line => line.trim() !== '')
  const why = first
    .replace(/^jq: (?:\w+ )?error(?: \(at [^)]*\))?: /, '')
    .replace(/ \(Unix shell quoting issues\?\)/, '')
    .replace(/(?: at <top-level>)?(?:, line \d+)?:?\s*$/, '')
  return `jq: ${why}.`
}
