import { JsonPathSearch } from '#engine/session-log/filter/json-path-search.ts'
import type { ScriptedAnswer } from '#shared/model/socket/automation.ts'
import type { MessageOpcode } from '#shared/model/socket/opcodes.ts'
import { compileQuery } from '#shared/text/compile-query.ts'
import { findInLines } from '#shared/text/find-in-lines.ts'

/** Into larger messages nobody looks: there is no time for that between two of them. */
export const MAX_LOOKED_AT = 1024 * 1024

/** Whether a message that came is one that a rule waits for. */
export class MessageMatch {
  readonly #when: ScriptedAnswer['when']
  readonly #query: ReturnType<typeof compileQuery> | undefined
  readonly #path: JsonPathSearch | undefined

  /** @throws ClientError BUILD `query` or `jsonPath` when it is none */
  constructor(when: ScriptedAnswer['when']) {
    this.#when = when
    this.#query = when.query && compileQuery(when.query)
    this.#path = when.jsonPath === undefined ? undefined : new JsonPathSearch(when.jsonPath)
  }

  /** By what costs nothing. Where nothing is said of kinds, only messages of data are meant. */
  mayBe(opcode: MessageOpcode, size: number): boolean {
    const { opcodes = ['text', 'binary'], minBytes = 0, maxBytes = Number.POSITIVE_INFINITY } = this.#when
    const isLookedInto = this.#query !== undefined || this.#path !== undefined
    if (isLookedInto && size > MAX_LOOKED_AT) return false
    return opcodes.includes(opcode) && size >= minBytes && size <= maxBytes
  }

  /** By what is in it. It may take forever, as patterns may. */
  holds(payload: Buffer): boolean {
    if (this.#path && !this.#path.finds(payload)) return false
    if (!this.#query) return true
    let isFound = false
    findInLines(payload.toString('utf8'), this.#query, 0, () => {
      isFound = true
      return false
    })
    return isFound
  }
}
