import type { Tab } from '#shared/model/draft/tab.ts'
import { draftToSend } from './chosen-operations.ts'
import { scopeOf } from './scope.ts'
import type { Sending } from './sending.ts'
import { addressOfTab } from './tab-set.ts'

/** What a press of Send in a tab sends. */
export function sendingOf(tab: Tab): Sending {
  const { name } = tab
  return {
    draft: draftToSend(tab),
    scope: scopeOf(tab),
    source: { ...addressOfTab(tab), ...(name !== undefined && { name }) }
  }
}
