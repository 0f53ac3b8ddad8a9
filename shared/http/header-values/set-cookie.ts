import { formatSeconds } from './format-seconds.ts'
import { splitDirectives } from './split-directives.ts'

const SAME_SITE = new Map([
  ['strict', 'SameSite=Strict: it goes along only with requests that begin at this site.'],
  ['lax', 'SameSite=Lax: from other sites it goes along only when somebody navigates here.'],
  ['none', 'SameSite=None: it goes along from all sites; it has to be Secure for that.']
])

/** What the attributes of a Set-Cookie value mean (RFC 6265 §4.1.2, RFC 6265bis). */
export function explainSetCookie(value: string): string[] {
  const [, ...attributes] = splitDirectives(value, ';')
  const said = attributes.flatMap(({ name, value }) => explainAttribute(name, value ?? ''))
  const lasts = attributes.some(({ name }) => name === 'expires' || name === 'max-age')
  return lasts ? said : [...said, 'Without Expires or Max-Age it ends with the session.']
}

function explainAttribute(name: string, value: string): string[] {
  switch (name) {
    case 'path':
      return [`Path: it goes along with what lies below ${value || '/'}.`]
    case 'domain':
      return [`Domain: it goes to ${value.replace(/^\./, '')} and all hosts below it.`]
    case 'expires':
      return [`Expires: it is kept until ${value}.`]
    case 'max-age':
      return /^-?\d+$/.test(value)
        ? [
            Number(value) <= 0
              ? 'Max-Age: it is deleted at once.'
              : `Max-Age: it is kept for ${formatSeconds(Number(value))}; this goes before Expires.`
          ]
        : []
    case 'secure':
      return ['Secure: it goes along over https alone.']
    case 'httponly':
      return ['HttpOnly: scripts of a page cannot read it.']
    case 'samesite':
      return [SAME_SITE.get(value.toLowerCase()) ?? []].flat()
    case 'partitioned':
      return ['Partitioned: it is kept apart for each site in whose pages this one is embedded.']
    default:
      return []
  }
}
