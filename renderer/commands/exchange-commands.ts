import type { Exchange } from '#shared/model/exchange.ts'
import { chooseToCompare, compareWithBefore } from '../state/comparing.ts'
import { copyRecordedAsCurl } from '../state/copy-recorded.ts'
import { exchangeInFront } from '../state/exchange-in-front.ts'
import { saveHar } from '../state/har-files.ts'
import type { Command } from './command.ts'

/** What can be done with the exchange in front as a whole. */
export const exchangeCommands: readonly Command[] = [
  ofExchange('compareBefore', 'Compare with the exchange before', ({ id }) => void compareWithBefore(id)),
  ofExchange('compare', 'Compare with another exchange…', ({ id }) => void chooseToCompare(id)),
  ofExchange('copyCurl', 'Copy what was sent as curl', ({ id }) => copyRecordedAsCurl(id)),
  ofExchange('exportHar', 'Export exchange as HAR…', ({ id }) => saveHar({ ids: [id] }))
]

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
