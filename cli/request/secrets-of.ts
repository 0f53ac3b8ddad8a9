import { secretValues } from '#host/send/secret-values.ts'
import type { RequestParts } from '#shared/client/build-request.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'

/** What of a command line is secret, in all its forms: for whatever is printed to be kept. See `secretForms`. */
export function secretsOf(
  { url, headers = [] }: Pick<RequestParts, 'url' | 'headers'>,
  { auth, proxy }: ExecuteSettings
): SecretForm[] {
  return secretForms(
    secretValues({
      url,
      headers: headers.map(([name, value]) => ({ name, value, enabled: true })),
      ...(auth && { auth }),
      settings: proxy?.mode === 'url' ? { proxy: { mode: 'url', url: proxy.url, bypass: '' } } : {}
    })
  )
}
