import { ClientError } from '#shared/model/client-error.ts'
import type { TextQuery } from '#shared/model/text-document.ts'
import { compileQuery } from '#shared/text/compile-query.ts'

/** What keeps a query from being searched for, in words; undefined where nothing does. */
export function faultOf(query: TextQuery): string | undefined {
  try {
    compileQuery(query)
    return undefined
  } catch (error) {
    const fault = ClientError.wrap(error)
    return String(fault.facts.problem ?? fault.message)
  }
}
