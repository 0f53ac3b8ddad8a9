import type { BodyAccess } from '#shared/client/body-access.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import type { HarSource } from '#shared/har/export-har.ts'
import { parseParameters } from '#shared/http/header-parameters.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import { type HarBodyInfo, readHarBody } from './har-body.ts'

/**
 * An exchange as it was seen, made ready for a HAR file: masked, and with its bodies, as far as what was sent was kept.
 * @param known what was known to be secret before it was sent: see `secretForms`
 * @returns also what is not in it: sentences for a person
 * @throws ClientError IO when a body is gone
 */
export async function harSource(
  seen: Exchange,
  known: readonly SecretForm[],
  bodies: BodyAccess
): Promise<{ source: HarSource; leftOut: string[] }> {
  const forms = withSeenSecrets(known, seen)
  const responseBody = await readHarBody(seen.body, forms, bodies)
  const sent = sentBody(seen.hops)
  // The beginning of one is none.
  const requestBody = sent && sent.size === sent.total ? await readHarBody(sent, forms, bodies) : undefined
  const source = {
    exchange: redactExchange(seen, forms),
    ...(requestBody && { requestBody }),
    ...(responseBody && { responseBody })
  }
  const leftOut = [
    ...(requestBody ? [] : sayLeftOut('body that was sent', sent?.total)),
    ...(responseBody ? [] : sayLeftOut('body of the answer', seen.body?.size))
  ]
  return { source, leftOut }
}

/** What went out last, which is what was answered in the end. */
function sentBody(hops: readonly Hop[]): (HarBodyInfo & { total: number }) | undefined {
  const hop = hops.findLast(({ sent }) => sent?.body && sent.body.total > 0)
  const body = hop?.sent?.body
  if (!body) return undefined
  const [, header = ''] = hop.request.headers.find(([name]) => name.toLowerCase() === 'content-type') ?? []
  const { value: contentType, parameters } = parseParameters(header)
  const charset = parameters.get('charset')
  return { ...body, contentType, ...(charset !== undefined && { charset }) }
}

function sayLeftOut(what: string, size = 0): string[] {
  return size === 0
    ? []
    : [`The ${what} is too large for a HAR file (${formatBytes(size)}) and was left out.`]
}
