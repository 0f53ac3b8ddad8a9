import type { DefaultHeader } from '#shared/http/default-headers.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import { AUTH_FORMS } from './auth/auth-forms.ts'

/**
 * Headers that the settings of a draft add and whose values are known only when it is sent: what is said of them is
 * where they come from. One that was typed takes their place.
 */
export function headersOfSettings(draft: Draft): DefaultHeader[] {
  const { auth, settings } = draft
  const added = headersOfAuth(auth).map(name => ({
    name,
    value: `from Auth, ${AUTH_FORMS[auth?.kind ?? 'none'].label}`,
    optional: name !== SIGNED,
    why: 'Made when the request is sent'
  }))
  if ((settings.cookies ?? DEFAULT_SETTINGS.cookies) && !added.some(({ name }) => name === 'Cookie'))
    added.push({
      name: 'Cookie',
      value: 'from the cookie jar',
      optional: true,
      why: 'When the jar has any for this URL'
    })
  // Cookies join those that were typed; of other headers a typed one stays alone.
  return added.filter(({ name }) => name === 'Cookie' || !isTyped(draft, name))
}

/** The headers in which the credentials of a draft go. */
export function headersOfAuth(auth: DraftAuth | undefined): string[] {
  switch (auth?.kind) {
    case undefined:
    case 'none':
    case 'inherit':
    case 'other':
      return []
    case 'api-key':
      if (auth.in === 'query') return []
      return [auth.in === 'cookie' ? 'Cookie' : (auth.name ?? '')].filter(name => name !== '')
    case 'oauth2':
      if (auth.oauth2?.tokenIn === 'query') return []
      return [auth.oauth2?.tokenName?.trim() || 'Authorization']
    case 'aws-sigv4':
      return [SIGNED, 'Authorization']
    default:
      return ['Authorization']
  }
}

/** Whether a header stands among those that are typed. */
export function isTyped({ headers }: Pick<Draft, 'headers'>, name: string): boolean {
  return headers.some(typed => typed.enabled && typed.name.toLowerCase() === name.toLowerCase())
}

/** A signature is no good without it. */
const SIGNED = 'X-Amz-Date'
