import type { Exchange } from '#shared/model/exchange.ts'
import type { Asked } from '#shared/model/run.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import { splitUrl } from '#shared/url/split-url.ts'

/**
 * Who gave the answer that a request of a run is judged by: where its redirects led in the end.
 * @param forms what is secret in it, which is masked: see `secretForms`
 */
export function lastAsked(exchange: Exchange, forms: readonly SecretForm[]): Asked | undefined {
  const { hops } = exchange
  const last = hops.at(-1)
  if (!last) return undefined
  const redact = recordRedactor(withSeenSecrets(forms, exchange))
  const { method } = last.request
  const status = last.response?.status
  return {
    method: redact(method),
    url: redact(asSent(last.request.url)),
    redirects: hops.filter(({ reason }) => reason === 'redirect').length,
    ...(status !== undefined && { status })
  }
}

/** With what the request line says of it, and without the fragment, which no server is told. */
function asSent(url: string): string {
  const { scheme, userinfo, authority, target } = splitUrl(url)
  return `${scheme}://${userinfo === undefined ? '' : `${userinfo}@`}${authority}${target}`
}
