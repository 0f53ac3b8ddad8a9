import { harSource } from '#host/har/har-source.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import { printHar } from '#shared/har/export-har.ts'
import type { Exchange } from '#shared/model/exchange.ts'

/**
 * An exchange as a HAR file, which goes to others as a rule: what is secret in it is masked.
 * @param secrets see `secretForms`
 */
export async function* exchangeAsHar(
  exchange: Exchange,
  secrets: readonly string[],
  bodies: BodyAccess
): AsyncGenerator<string> {
  yield* printHar([await harSource(exchange, secrets, bodies)])
}
