import type { Draft } from '#shared/model/draft/draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { HistorySource } from '#shared/model/history.ts'
import type { Scope } from '#shared/model/scope.ts'
import { draftToSend } from './chosen-operations.ts'
import { scopeOf } from './scope.ts'
import { addressOfTab } from './tab-set.ts'

/** What the host is asked to send. */
export interface Sending {
  draft: Draft
  scope: Scope
  /** What the history is to say of where it came from. */
  source: HistorySource
}

/** What a press of Send in a tab sends. */
export function sendingOf(tab: Tab): Sending {
  const { name } = tab
  return {
    draft: draftToSend(tab),
    scope: scopeOf(tab),
    source: { ...addressOfTab(tab), ...(name !== undefined && { name }) }
  }
}
