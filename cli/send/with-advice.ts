import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { adviseInRecord } from '../request/advise.ts'

/** An exchange with hints for a command line, where nothing keeps what came of its body. */
export function withAdvice(exchange: Exchange): Exchange {
  const hops = exchange.hops.map(hop => (hop.error ? { ...hop, error: advised(hop.error) } : hop))
  return { ...exchange, hops, ...(exchange.error && { error: advised(exchange.error) }) }
}

function advised(error: ErrorRecord): ErrorRecord {
  return { ...error, hint: adviseInRecord(ClientError.from(error)) }
}
