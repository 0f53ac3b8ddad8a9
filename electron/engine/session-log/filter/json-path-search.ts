import { JSONPathEnvironment, JSONPathError, type JSONPathQuery, type JSONValue } from 'json-p3'
import { ClientError } from '#shared/model/client-error.ts'
import { type PayloadPage, type PayloadSearch, payloadAt } from './payload-page.ts'

/** Levels that `..` goes down: the work grows with their square. */
const MAX_DEPTH = 1000
/** What is larger is not taken for JSON: its values would take many times as much memory. */
const MAX_JSON_BYTES = 16 * 1024 * 1024

/** Finds payloads that are JSON in which a JSONPath (RFC 9535) finds something. */
export class JsonPathSearch implements PayloadSearch {
  readonly #path: JSONPathQuery

  /** @throws ClientError BUILD `jsonPath` when it is none */
  constructor(expression: string) {
    try {
      this.#path = new JSONPathEnvironment({ maxRecursionDepth: MAX_DEPTH }).compile(expression)
    } catch (error) {
      if (!(error instanceof JSONPathError)) throw error
      const problem = `This is no JSONPath: ${error.message.replace(/ \('[\s\S]*':\d+\)$/, '')}.`
      throw new ClientError('BUILD', { field: 'jsonPath', facts: { problem, offset: error.token.index } })
    }
  }

  keep(page: PayloadPage, signs: Uint8Array): void {
    for (let n = page.first; n < page.end; n++)
      if (signs[n] !== 0 && !this.finds(payloadAt(page, n))) signs[n] = 0
  }

  /** Whether it finds something in one. */
  finds(payload: Buffer): boolean {
    if (payload.length > MAX_JSON_BYTES) return false
    try {
      const value: JSONValue = JSON.parse(payload.toString('utf8'))
      return !this.#path.lazyQuery(value)[Symbol.iterator]().next().done
    } catch (error) {
      // It is no JSON, or nested too deeply for the path.
      if (error instanceof SyntaxError || error instanceof JSONPathError || error instanceof RangeError)
        return false
      throw error
    }
  }
}
