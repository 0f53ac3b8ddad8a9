import { create } from 'zustand'
import type { Exchange } from '#shared/model/exchange.ts'
import { onTabClosed } from './closed-tabs.ts'

/** The hop that was chosen to be looked at. It counts for one exchange only. */
interface HopChoice {
  exchangeId: string
  hop: number
}

/** By tab. */
const useChoices = create<Readonly<Record<string, HopChoice>>>(() => ({}))

/** The index of the hop whose request, response and connection are shown: the chosen one, else the last. */
export function useShownHop(tabId: string, exchange: Exchange): number {
  return chosenHop(
    useChoices(choices => choices[tabId]),
    exchange
  )
}

export function shownHopOf(tabId: string, exchange: Exchange): number {
  return chosenHop(useChoices.getState()[tabId], exchange)
}

function chosenHop(choice: HopChoice | undefined, { id, hops }: Exchange): number {
  const last = hops.length - 1
  return choice?.exchangeId === id && choice.hop <= last ? choice.hop : last
}

export function showHop(tabId: string, exchangeId: string, hop: number): void {
  useChoices.setState({ [tabId]: { exchangeId, hop } })
}

onTabClosed(tabId => useChoices.setState(({ [tabId]: _, ...others }) => others, true))
