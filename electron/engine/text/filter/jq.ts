import { MOST_RESULT_BYTES } from '../write-pieces.ts'
import { type FilterResult, MOST_RESULTS, refuseFilter } from './filter-result.ts'
import { type JqOutput, MOST_MESSAGES, runJq } from './run-jq.ts'

/** A message may hold a whole value. */
const MOST_SHOWN = 500

/** What jq makes of a text of JSON values: values, one after the other. @throws ClientError BUILD `filter` */
export async function filterByJq(text: string, expression: string): Promise<FilterResult> {
  const output = await runJq(Buffer.from(text), expression, {
    bytes: MOST_RESULT_BYTES,
    lines: MOST_RESULTS
  })
  const problem = problemOf(output)
  if (problem !== undefined && output.stdout.length === 0) throw refuseFilter(problem)
  const isCut = output.end === 'stdout'
  const count = output.values
  return {
    pieces: output.stdout,
    language: 'json',
    isCut,
    notices: [
      // Of few, whoever wrote the expression sees how many they are.
      ...(isCut ? [{ code: 'results' as const, count }] : []),
      ...(problem === undefined ? [] : [{ code: 'filter-failed' as const, problem }])
    ]
  }
}

function problemOf({ end, stderr }: JqOutput): string | undefined {
  if (end === 'stderr') return `jq: It wrote more than ${MOST_MESSAGES / 1024} KiB of messages.`
  if (end === 'stdout' || end === 0) return undefined
  return `jq: ${explain(stderr) || `It ended with status ${end}`}.`
}

/** `jq: error: foo/0 is not defined at <top-level>, line 1:` and what follows, as a sentence. */
function explain(stderr: string): string {
  const [first = ''] = stderr.split('\n').filter(line => line.trim() !== '')
  const why = first
    .replace(/^jq: (?:\w+ )?error(?: \(at [^)]*\))?(?: \(not a string\))?: /, '')
    .replace(/ \(Unix shell quoting issues\?\)/, '')
    .replace(/(?: at <top-level>)?(?:, line \d+)?:?\s*$/, '')
  // What it says inside of itself where `input` finds nothing more, which its language calls this.
  if (why === 'break') return 'No more inputs'
  return why.length > MOST_SHOWN ? `${why.slice(0, MOST_SHOWN)}…` : why
}
