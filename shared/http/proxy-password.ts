import { parseTemplate } from '../template/parse-template.ts'

/**
 * Takes the password out of a proxy's URL. One that only names variables, as `{{password}}` does, is none.
 * @returns the URL without it, and the password as it is meant; undefined when there is none
 */
export function takeProxyPassword(url: string): { url: string; password: string } | undefined {
  const { scheme, rest } = cut(url)
  // As `parseProxyUrl` does: at the first colon and the last at sign.
  const [, user = '', password = '', host = ''] = /^([^:]*):(.*)(@[^@]*)$/s.exec(rest) ?? []
  if (parseTemplate(password).every(({ kind }) => kind !== 'text')) return undefined
  return { url: `${scheme}${user}${host}`, password: decoded(password) }
}

/** The URL of a proxy with a password in it, in the place of one that it has. */
export function putProxyPassword(url: string, password: string): string {
  const { scheme, rest } = cut(url)
  const at = rest.lastIndexOf('@')
  const user = rest.slice(0, Math.max(at, 0)).replace(/:.*/s, '')
  return `${scheme}${user}:${encodeURIComponent(password)}@${rest.slice(at + 1)}`
}

function cut(url: string): { scheme: string; rest: string } {
  const [scheme = ''] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(url) ?? []
  return { scheme, rest: url.slice(scheme.length) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
