import { isCredentialHeader } from '../http/credential-headers.ts'
import type { Header } from '../model/request.ts'
import { cookieSecrets, mayProve } from './cookie-secrets.ts'
import { subprotocolSecrets } from './subprotocol-secrets.ts'

/**
 * What proves in a header that is a credential by its name: all of it, and what stands behind the name of a scheme; and
 * what does in offered subprotocols.
 */
export function headerSecrets([name, value]: Header): string[] {
  if (name.trim().toLowerCase() === 'sec-websocket-protocol') return subprotocolSecrets(value)
  if (!isCredentialHeader(name)) return []
  const credentials = value.replace(/^[\w-]+\s+/, '')
  switch (name.trim().toLowerCase()) {
    case 'cookie':
      return cookieSecrets(value)
    case 'authorization':
    case 'proxy-authorization':
      return [value, credentials, ...(/^basic\s/i.test(value) ? passwordOfBasic(credentials) : [])]
    default:
      // Of services, whose short ones are words more often than keys.
      return [value, credentials].filter(mayProve)
  }
}

/** RFC 7617 §2: what follows the first colon is the password. */
function passwordOfBasic(credentials: string): string[] {
  const [, password] = /^[^:]*:(.+)$/s.exec(decodeBase64(credentials)) ?? []
  return password === undefined ? [] : [password]
}

/** Empty where it is none. */
function decodeBase64(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign =>
      sign.charCodeAt(0)
    )
    return new TextDecoder().decode(bytes)
  } catch {
    return ''
  }
}
