import type { Auth } from '../model/auth.ts'
import type { DraftAuth } from '../model/draft/draft-auth.ts'

/**
 * The credentials of a draft's kind; what was filled in for others stays behind. None for `inherit`, which is replaced
 * by what is inherited before, for OAuth 2, whose token is fetched, and for kinds that Sonde does not speak.
 */
export function draftAuth(typed: DraftAuth | undefined): Auth | undefined {
  if (!typed) return undefined
  const { username = '', password = '', accessKeyId = '', secretAccessKey = '', sessionToken } = typed
  switch (typed.kind) {
    case 'basic':
    case 'digest':
      return { kind: typed.kind, username, password }
    case 'bearer':
      return { kind: 'bearer', token: typed.token ?? '' }
    case 'api-key':
      return {
        kind: 'api-key',
        name: typed.name ?? '',
        value: typed.value ?? '',
        in: typed.in ?? 'header'
      }
    case 'aws-sigv4':
      return {
        kind: 'aws-sigv4',
        accessKeyId,
        secretAccessKey,
        ...(sessionToken && { sessionToken }),
        region: typed.region ?? '',
        service: typed.service ?? ''
      }
    default:
      return undefined
  }
}
