import type { ErrorRecord } from '../model/error.ts'
import type { Connection } from '../model/exchange.ts'

/**
 * What came of the addresses that were tried besides the one that answered: `127.0.0.3:443: ECONNREFUSED`. In the order
 * in which they were; none where the first one answered, and of a connection that is used again.
 */
export function triedInVain({ attempts = [] }: Pick<Connection, 'attempts'>): string[] {
  return attempts.flatMap(({ address, outcome, error = 'no connection' }) =>
    outcome === 'connected'
      ? []
      : `${address}: ${outcome === 'failed' ? error : 'no answer before another gave one'}`
  )
}

/** Where no address answered, those that the error is not about: `127.0.0.4:443 (ECONNREFUSED)`, set off by commas. */
export function alsoTried(error: ErrorRecord | undefined): string | undefined {
  const others = error?.code === 'CONNECT' ? error.facts.others : undefined
  return others === undefined ? undefined : String(others)
}
