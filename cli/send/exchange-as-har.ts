import { harSource } from '#host/har/har-source.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import { printHar } from '#shared/har/export-har.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'

/**
 * An exchange as a HAR file, which goes to others as a rule: what is secret in it is masked.
 * @param exchange with what was sent, as far as that was kept
 * @param secrets see `secretForms`
 * @param tellLeftOut is told what is not in it: sentences for a person
 */
export async function* exchangeAsHar(
  exchange: Exchange,
  secrets: readonly SecretForm[],
  bodies: BodyAccess,
  tellLeftOut: (problem: string) => void
): AsyncGenerator<string> {
  const { source, leftOut } = await harSource(exchange, secrets, bodies)
  yield* printHar([source])
  for (const problem of leftOut) tellLeftOut(problem)
}
