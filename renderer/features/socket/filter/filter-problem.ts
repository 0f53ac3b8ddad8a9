import type { ClientError } from '#shared/model/client-error.ts'

/** What is wrong with a filter, and in which field of it; absent where that is none of them. */
export interface FilterProblem {
  field: 'query' | 'jsonPath' | undefined
  words: string
}

/** Why a filter finds nothing, for a person. */
export function problemOf(error: ClientError | undefined): FilterProblem | undefined {
  if (!error) return undefined
  const { field = '', facts } = error
  const name = field.includes('jsonPath') ? 'jsonPath' : field.includes('query') ? 'query' : undefined
  const place = typeof facts.offset === 'number' ? `At ${facts.offset + 1}: ` : ''
  const words = name ? String(facts.problem ?? error.message) : `${error.message} ${error.hint}`
  return { field: name, words: `${place}${words}` }
}
