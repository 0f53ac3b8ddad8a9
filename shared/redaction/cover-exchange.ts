import type { Exchange } from '../model/exchange.ts'
import { mapStrings } from './map-strings.ts'
import { isOwnWord } from './own-words.ts'
import { createRedactor } from './redact-text.ts'

/**
 * An exchange as it is shown to whoever looks over a shoulder: what is known to be secret is covered, and everything
 * else is as it was sent. The very same one when there is nothing to cover.
 * @param forms see `secretForms`
 */
export function coverExchange(exchange: Exchange, forms: readonly string[]): Exchange {
  if (forms.length === 0) return exchange
  const redact = createRedactor(forms)
  let covers = false
  const covered = mapStrings(
    exchange,
    text => {
      const shown = redact(text)
      covers ||= shown !== text
      return shown
    },
    isOwnWord
  )
  return covers ? covered : exchange
}
