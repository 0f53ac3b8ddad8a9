import { JSONPathEnvironment, JSONPathError } from 'json-p3'
import { type FilterResult, refuseFilter } from './filter-result.ts'
import { parseValues } from './parse-values.ts'
import { sourcesAt } from './sources-at.ts'

/** Levels that `..` goes down: the work grows with their square. */
const MAX_DEPTH = 1000

/** What a JSONPath (RFC 9535) selects in a text: JSON values, one after the other. @throws ClientError BUILD `filter` */
export function filterByJsonPath(text: string, expression: string): FilterResult {
  try {
    const path = new JSONPathEnvironment({ maxRecursionDepth: MAX_DEPTH }).compile(expression)
    const found = parseValues(text).flatMap(parsed => {
      // All at once, they would go over the stack as arguments, which does not hold those of a large array.
      const nodes = path.lazyQuery(parsed.value)
      return sourcesAt(
        parsed.text,
        Array.from(nodes, ({ location }) => location)
      )
    })
    return {
      pieces: asLines(found),
      language: 'json',
      notices: [{ code: 'results', count: found.length }]
    }
  } catch (error) {
    if (error instanceof JSONPathError) throw refuseFilter(describe(error), error.token.index)
    if (error instanceof RangeError) throw refuseFilter('The body is nested too deeply for a JSONPath.')
    throw error
  }
}

/** One by one, since all of them may be many times the body. */
function* asLines(sources: readonly string[]): Generator<string> {
  for (const source of sources) yield `${source}\n`
}

/** Without the place, which is told by itself. */
function describe({ message }: JSONPathError): string {
  const text = message.replace(/ \('[\s\S]*':\d+\)$/, '')
  return `This JSONPath cannot be evaluated: ${text}.`
}
