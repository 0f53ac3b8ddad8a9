import { create } from 'zustand'
import type { Exchange } from '#shared/model/exchange.ts'
import { onTabClosed } from './closed-tabs.ts'

/** The hop that was chosen to be looked at, by tab. It counts for one exchange only. */
const useChoices = create<Readonly<Record<string, { exchangeId: string; hop: number }>>>(() => ({}))

/** The index of the hop whose request, response and connection are shown: the chosen one, else the last. */
export function useShownHop(tabId: string, { id, hops }: Exchange): number {
  const choice = useChoices(choices => choices[tabId])
  const last = hops.length - 1
  return choice?.exchangeId === id && choice.hop <= last ? choice.hop : last
}

export function showHop(tabId: string, exchangeId: string, hop: number): void {
  useChoices.setState({ [tabId]: { exchangeId, hop } })
}

onTabClosed(tabId => useChoices.setState(({ [tabId]: _, ...others }) => others, true))
