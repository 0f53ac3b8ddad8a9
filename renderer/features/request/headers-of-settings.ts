import type { DefaultHeader } from '#shared/http/default-headers.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import type { Draft, DraftAuth } from '#shared/model/draft.ts'
import { AUTH_FORMS } from './auth/auth-forms.ts'

/** Headers whose value is known only when the request is sent: what is said of them is where they come from. */
export function headersOfSettings({ auth, settings, headers }: Draft): DefaultHeader[] {
  const typed = new Set(headers.flatMap(({ name, enabled }) => (enabled ? [name.toLowerCase()] : [])))
  const names = typed.has('authorization') ? [] : namesOf(auth)
  const added = names.map(name => ({ name, value: `from Auth: ${AUTH_FORMS[auth?.kind ?? 'none'].label}` }))
  const jar = settings.cookies ?? DEFAULT_SETTINGS.cookies
  if (jar && !typed.has('cookie') && !names.includes('Cookie'))
    added.push({ name: 'Cookie', value: 'from the cookie jar, when it has any for this URL' })
  return added.map(header => ({
    ...header,
    optional: false,
    why: 'Its value is made when the request is sent'
  }))
}

function namesOf(auth: DraftAuth | undefined): string[] {
  switch (auth?.kind) {
    case undefined:
    case 'none':
      return []
    case 'api-key':
      if (auth.in === 'query') return []
      return [auth.in === 'cookie' ? 'Cookie' : (auth.name ?? '')].filter(name => name !== '')
    case 'aws-sigv4':
      return ['X-Amz-Date', 'Authorization']
    default:
      return ['Authorization']
  }
}
