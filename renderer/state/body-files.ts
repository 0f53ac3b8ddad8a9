import type { Exchange } from '#shared/model/exchange.ts'
import { useExchanges } from './exchanges.ts'
import { tellFailure } from './notices.ts'
import { activeTab, useTabs } from './tabs.ts'
import { viewInFront } from './views.ts'

/** The exchange in front, once there is a body of it that can become a file. */
export function bodyInFront(): Exchange | undefined {
  if (viewInFront()) return undefined
  const live = useExchanges.getState().byTab[activeTab(useTabs.getState()).id]?.live
  return live && !live.running && live.exchange.body?.size ? live.exchange : undefined
}

/** Lets a person save the body of an exchange. What that takes is loaded first. */
export function saveBody(exchange: Exchange): void {
  import('./save-body.ts')
    .then(({ saveBodyOf }) => saveBodyOf(exchange))
    .catch((error: unknown) => tellFailure('This part of the window could not be loaded', error))
}
