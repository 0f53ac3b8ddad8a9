import { formatSeconds } from './format-seconds.ts'
import { splitDirectives } from './split-directives.ts'

/** What the directives of Strict-Transport-Security ask of browsers (RFC 6797 §6.1). */
export function explainTransportSecurity(value: string): string[] {
  return splitDirectives(value, ';').flatMap(({ name, value }) => {
    if (name === 'max-age' && /^\d+$/.test(value ?? ''))
      return value === '0'
        ? ['max-age=0: forget it: http is allowed again.']
        : [`max-age: for ${formatSeconds(Number(value))} after the last answer.`]
    if (name === 'includesubdomains') return ['includeSubDomains: for all hosts below this one as well.']
    return name === 'preload'
      ? ['preload: browsers may have it built in. It is no part of the RFC, and hard to take back.']
      : []
  })
}
