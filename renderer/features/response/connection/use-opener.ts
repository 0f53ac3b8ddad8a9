import { useEffect, useState } from 'react'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import { nameOfHop } from '#shared/waterfall/hop-name.ts'
import { host } from '../../../state/host.ts'

/**
 * Method and path of the request of another exchange that opened a hop's connection. Undefined while the history is
 * asked, and where it does not have it.
 */
export function useOpener(hop: Hop | undefined, exchange: Exchange): string | undefined {
  const { exchangeId, hop: index = 0 } = hop?.connection?.openedBy ?? {}
  const asked = exchangeId === exchange.id ? undefined : exchangeId
  const [found, setFound] = useState<{ exchangeId: string; hops: readonly Hop[] }>()
  useEffect(() => {
    if (asked === undefined) return
    let wanted = true
    host
      .ready()
      .then(client => client.call('history.read', { id: asked }))
      .then(
        ({ exchange: { hops } }) => wanted && setFound({ exchangeId: asked, hops }),
        // It was deleted, or never kept: that it was an earlier one is said all the same.
        () => undefined
      )
    return () => {
      wanted = false
    }
  }, [asked])
  const opener = found?.exchangeId === asked ? found?.hops[index] : undefined
  return opener && nameOfHop(opener)
}
