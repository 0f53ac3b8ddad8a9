import { percentDecoded } from '../url/percent-decoded.ts'

/** The password of a URL that was typed (RFC 3986 §3.2.1): as typed, and as it is meant where it is percent-encoded. */
export function urlPasswords(url: string): string[] {
  return withDecoded(/^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/)?[^/?#]*?:([^/?#]*)@/i.exec(url.trim())?.[1] ?? '')
}

/**
 * The same of what a Location header says, as a browser reads it: of `https:\\me:pass@host` too, and of nothing but what
 * is asked over HTTP.
 */
export function locationPasswords(location: string): string[] {
  if (!location.includes('@')) return []
  // A scheme that is that of where it was said makes a path of what follows, and an authority otherwise.
  const passwords = ['http://base.invalid/', 'https://base.invalid/'].flatMap(base => {
    if (!URL.canParse(location, base)) return []
    const { protocol, password } = new URL(location, base)
    return /^https?:$/.test(protocol) ? withDecoded(password) : []
  })
  return [...new Set(passwords)]
}

function withDecoded(password: string): string[] {
  return password === '' ? [] : [...new Set([password, percentDecoded(password)])]
}
