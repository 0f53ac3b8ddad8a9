import type { Draft } from '#shared/model/draft/draft.ts'

/** What is found in what is converted. */
export interface FoundRequests {
  drafts: Draft[]
  /** What of the text is not in them: sentences. */
  losses: string[]
}
