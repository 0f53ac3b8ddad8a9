import type { Draft } from '#shared/model/draft/draft.ts'
import type { HistorySource } from '#shared/model/history.ts'
import type { Scope } from '#shared/model/scope.ts'

/** What the host is asked to send. */
export interface Sending {
  draft: Draft
  scope: Scope
  /** What the history is to say of where it came from. */
  source: HistorySource
}
