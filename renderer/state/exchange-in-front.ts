import type { Exchange } from '#shared/model/exchange.ts'
import { useExchanges } from './exchanges.ts'
import { activeTab, useTabs } from './tabs.ts'
import { viewInFront } from './views.ts'

/** The exchange of the request in front, once it is over. */
export function exchangeInFront(): Exchange | undefined {
  if (viewInFront()) return undefined
  const live = useExchanges.getState().byTab[activeTab(useTabs.getState()).id]?.live
  return live && !live.running && live.exchange.hops.length > 0 ? live.exchange : undefined
}
