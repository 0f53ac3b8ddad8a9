import type { BodyAccess } from '#shared/client/body-access.ts'
import type { HarSource } from '#shared/har/export-har.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import { readHarBody } from './har-body.ts'

/**
 * An exchange as it was seen, made ready for a HAR file: masked, and with its body.
 * @param known what was known to be secret before it was sent: see `secretForms`
 * @throws ClientError IO when its body is gone
 */
export async function harSource(
  seen: Exchange,
  known: readonly string[],
  bodies: BodyAccess
): Promise<HarSource> {
  const forms = withSeenSecrets(known, seen)
  const responseBody = await readHarBody(seen.body, forms, bodies)
  return { exchange: redactExchange(seen, forms), ...(responseBody && { responseBody }) }
}
