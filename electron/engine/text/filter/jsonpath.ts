import { JSONPathEnvironment, JSONPathError } from 'json-p3'
import { type FilterResult, MOST_RESULTS, refuseFilter } from './filter-result.ts'
import { parseValues } from './parse-values.ts'
import { type JsonLocation, sourcesAt } from './sources-at.ts'

/** Levels that `..` goes down: the work grows with their square. */
const MAX_DEPTH = 1000

/** What a JSONPath (RFC 9535) selects in a text: JSON values, one after the other. @throws ClientError BUILD `filter` */
export function filterByJsonPath(text: string, expression: string): FilterResult {
  try {
    const path = new JSONPathEnvironment({ maxRecursionDepth: MAX_DEPTH }).compile(expression)
    let isCut = false
    let left = MOST_RESULTS
    const found = parseValues(text).flatMap(parsed => {
      const locations: JsonLocation[] = []
      for (const { location } of path.lazyQuery(parsed.value)) {
        isCut = left === 0
        if (isCut) break
        locations.push(location)
        left--
      }
      return sourcesAt(parsed.text, locations)
    })
    return {
      pieces: asLines(found),
      language: 'json',
      notices: [{ code: 'results', count: found.length }],
      isCut
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
