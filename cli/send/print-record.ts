import type { BodyAccess } from '#shared/client/body-access.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { printJson } from '../output/print-json.ts'
import { warn } from '../warn.ts'
import { withAdvice } from './with-advice.ts'

/** Prints an exchange as JSON, as it is but for its hints. */
export function printExchange(exchange: Exchange): Promise<void> {
  return printJson([`${JSON.stringify(withAdvice(exchange), null, 2)}\n`])
}

/** Prints an exchange as HAR with its secrets masked. @param secrets see `secretForms` */
export async function printHar(
  exchange: Exchange,
  secrets: readonly SecretForm[],
  bodies: BodyAccess
): Promise<void> {
  const { exchangeAsHar } = await import('./exchange-as-har.ts')
  await printJson(exchangeAsHar(withAdvice(exchange), secrets, bodies, warn))
}
