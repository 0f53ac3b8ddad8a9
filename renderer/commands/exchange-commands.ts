import type { Exchange } from '#shared/model/exchange.ts'
import { chooseToCompare, compareWithBefore } from '../state/comparing.ts'
import { exchangeInFront } from '../state/exchange-in-front.ts'
import { useExchanges } from '../state/exchanges.ts'
import { saveHar } from '../state/har-files.ts'
import { tellFailure } from '../state/notices.ts'
import { shownHopOf } from '../state/shown-hop.ts'
import { activeTab, useTabs } from '../state/tabs.ts'
import type { Command } from './command.ts'

/** What can be done with the exchange in front as a whole. */
export const exchangeCommands: readonly Command[] = [
  ofExchange('compareBefore', 'Compare with the exchange before', ({ id }) => void compareWithBefore(id)),
  ofExchange('compare', 'Compare with another exchange…', ({ id }) => void chooseToCompare(id)),
  ofExchange('copyCurl', 'Copy what was sent as curl', copyShownHop),
  ofExchange('exportHar', 'Export exchange as HAR…', ({ id }) => saveHar({ ids: [id] }))
]

function copyShownHop(exchange: Exchange): void {
  const { id } = activeTab(useTabs.getState())
  const { secrets = [] } = useExchanges.getState().byTab[id] ?? {}
  import('../features/response/sent/copy-sent.ts')
    .then(({ copySentCovered }) => copySentCovered(exchange, shownHopOf(id, exchange), secrets))
    .catch((error: unknown) => tellFailure('The request could not be copied as curl', error))
}

function ofExchange(name: string, title: string, act: (exchange: Exchange) => void): Command {
  return {
    id: `exchange.${name}`,
    title,
    when: () => exchangeInFront() !== undefined,
    run: () => {
      const exchange = exchangeInFront()
      if (exchange) act(exchange)
    }
  }
}
