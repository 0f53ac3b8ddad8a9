import type { ConsentRequest } from '#shared/model/consent.ts'
import { useProblems } from '../../state/problems.ts'

export interface FieldState {
  tabId: string
  /** A path into the draft. */
  field: string
  problem: string | undefined
  /** What would have to be allowed for the problem to be gone. */
  consent: ConsentRequest | undefined
  /** Whose settings it may be that are missing: see `DraftProblem`. */
  orphan: string | undefined
  orphanOf: string | undefined
  /** The id of the element that shows the problem. */
  problemId: string
  /** To be spread onto the input. `data-field` is how the focus finds it. */
  attributes: {
    'data-field': string
    'aria-invalid': true | undefined
    'aria-describedby': string | undefined
  }
}

/**
 * What is wrong with a field of a tab's draft.
 * @param field a path into the draft: `url`, `headers.2.name`
 * @param typed a problem that shows already while typing; what Send has found comes first
 */
export function useField(tabId: string, field: string, typed?: string): FieldState {
  const found = useProblems(({ byTab }) => byTab[tabId]?.find(problem => problem.field === field))
  const problem = found?.problem ?? typed
  const problemId = `problem-${tabId}-${field}`
  return {
    tabId,
    field,
    problem,
    consent: found?.consent,
    orphan: found?.orphan,
    orphanOf: found?.orphanOf,
    problemId,
    attributes: {
      'data-field': field,
      'aria-invalid': problem === undefined ? undefined : true,
      'aria-describedby': problem === undefined ? undefined : problemId
    }
  }
}
