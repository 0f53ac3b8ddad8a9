import type { HarExchange } from '#shared/har/import-har.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { recordedSecrets } from '#shared/redaction/recorded-secrets.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { ReadExchange } from './har-thread-contract.ts'

/** An exchange of a file with all that the history needs of it. @param draft see `draftOfHar` */
export function readExchange({ exchange, responseBody }: HarExchange, draft: Draft): ReadExchange {
  const body = responseBody && Buffer.from(responseBody.text, responseBody.encoding ?? 'utf8')
  const size = body?.byteLength ?? 0
  return {
    exchange: { ...exchange, ...(exchange.body && body && { body: { ...exchange.body, size } }) },
    draft,
    ...(body && { body }),
    secrets: secretForms(recordedSecrets(exchange))
  }
}
