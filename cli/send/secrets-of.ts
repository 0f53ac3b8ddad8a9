import { secretValues } from '#host/send/secret-values.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { SendParts } from './send-parts.ts'

/** What of a command line is secret, in all its forms: for whatever is printed to be kept. See `secretForms`. */
export function secretsOf({ url, headers = [] }: SendParts, { auth, proxy }: ExecuteSettings): string[] {
  return secretForms(
    secretValues({
      url,
      headers: headers.map(([name, value]) => ({ name, value, enabled: true })),
      ...(auth && { auth }),
      settings: proxy?.mode === 'url' ? { proxy: { mode: 'url', url: proxy.url, bypass: '' } } : {}
    })
  )
}
