import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'

/**
 * What of a resolved draft is secret by the place where it stands, wherever it came from: what its auth proves with,
 * and the passwords of its URL and its proxy.
 */
export function secretValues({ url, auth, settings }: Draft): string[] {
  const { mode, url: proxyUrl = '' } = settings.proxy ?? {}
  return [...ofAuth(auth), ...ofUrl(url), ...(mode === 'url' ? ofUrl(proxyUrl) : [])].filter(
    secret => secret !== ''
  )
}

function ofAuth(auth: DraftAuth | undefined): string[] {
  if (!auth) return []
  const { password = '', token = '', value = '', secretAccessKey = '', sessionToken = '' } = auth
  switch (auth.kind) {
    case 'basic':
    case 'digest':
      return [password]
    case 'bearer':
      return [token]
    case 'api-key':
      // Behind the name of a scheme, as in `Token abc`, the rest alone is what proves.
      return [value, value.replace(/^[\w-]+\s+/, '')]
    case 'aws-sigv4':
      return [secretAccessKey, sessionToken]
    default:
      return []
  }
}

/** As typed, and as it is meant where it is percent-encoded. */
function ofUrl(url: string): string[] {
  const typed = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*?:([^/?#]*)@/i.exec(url)?.[1] ?? ''
  try {
    return [typed, decodeURIComponent(typed)]
  } catch {
    return [typed]
  }
}
