import { onTabClosed } from '../../../state/closed-tabs.ts'
import type { ScrollMemory } from './use-log-scroll.ts'

/** Of the log that each tab showed last. */
const ofTabs = new Map<string, { logId: string; memory: ScrollMemory }>()

onTabClosed(tabId => ofTabs.delete(tabId))

/** Where the list of a tab's session is: it is changed in place. */
export function scrollOf(tabId: string, logId: string): ScrollMemory {
  const known = ofTabs.get(tabId)
  if (known?.logId === logId) return known.memory
  const memory: ScrollMemory = {}
  ofTabs.set(tabId, { logId, memory })
  return memory
}
