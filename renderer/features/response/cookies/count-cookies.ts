import type { Hop, HopCookies } from '#shared/model/exchange.ts'
import { MASK } from '#shared/redaction/redact-text.ts'

export function countCookies({ sent, stored, rejected }: HopCookies): number {
  return sent.length + stored.length + rejected.length
}

/**
 * The cookies that went along without being the jar's: they were typed, as a header or in the auth. Of a header that is
 * masked as a whole nobody can tell, unless the jar had none for it.
 */
export function typedCookies({
  request,
  cookies
}: Pick<Hop, 'request' | 'cookies'>): { name: string; value: string }[] {
  const ofJar = new Set(cookies.sent.map(({ name }) => name))
  return request.headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(';'))
    .map(pair => pair.trim())
    .filter(pair => pair !== '' && !(pair === MASK && ofJar.size > 0))
    .map(pair => {
      const at = pair.indexOf('=')
      return at < 0 ? { name: '', value: pair } : { name: pair.slice(0, at), value: pair.slice(at + 1) }
    })
    .filter(({ name }) => !ofJar.has(name))
}
