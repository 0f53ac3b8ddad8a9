import { useExchanges } from '../../state/exchanges.ts'

/** The log of the events of an exchange, by its id; undefined where it is not that of the tab, or no event stream. */
export function useEventLog(tabId: string, exchangeId: string): string | undefined {
  return useExchanges(({ byTab: { [tabId]: shown } }) =>
    shown?.live?.exchange.id === exchangeId ? shown.logId : undefined
  )
}
