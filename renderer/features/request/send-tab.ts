import { isSocket } from '#shared/model/draft/is-request.ts'
import { useExchanges } from '../../state/exchanges.ts'
import { holdsRequest } from '../../state/tab-files.ts'
import { findTab } from '../../state/tabs.ts'
import { sendOrConnect } from './messages/composer-keys.ts'

/**
 * Sends what is in a tab: its request over HTTP; of a WebSocket the message in its composer, or it connects. What only hands
 * down, as a folder does, sends nothing.
 */
export function sendTab(tabId: string): void {
  const tab = findTab(tabId)
  if (!tab || !holdsRequest(tab)) return
  if (isSocket(tab.draft)) sendOrConnect(tabId)
  else useExchanges.getState().send(tabId)
}
