import { ClientError } from '#shared/model/client-error.ts'
import type { Connection } from '#shared/model/exchange.ts'
import { ProxyRefusal } from './proxy-refusal.ts'

/** A tunnel that came to nothing. What was reached is shown with the hop. */
export class TunnelFailure extends ClientError {
  /** The connection to the proxy, which is all there was. */
  readonly connection: Connection
  /** What the proxy answered, if it did so in HTTP. */
  readonly refusal: ProxyRefusal | undefined

  constructor(error: ClientError, connection: Connection) {
    const { code, reason, phase, facts, cause } = error
    super(code, { reason, phase, facts, cause })
    this.connection = connection
    this.refusal = error instanceof ProxyRefusal ? error : undefined
  }
}
