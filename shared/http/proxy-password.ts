import { parseTemplate } from '../template/parse-template.ts'
import { percentDecoded } from '../url/percent-decoded.ts'
import { splitProxyUrl } from './split-proxy-url.ts'

/**
 * Takes the password out of a proxy's URL. One that only names variables, as `{{password}}` does, is none.
 * @returns the URL without it, and the password as it is meant; undefined when there is none
 */
export function takeProxyPassword(url: string): { url: string; password: string } | undefined {
  const { scheme, userinfo: { user = '', password = '' } = {}, address } = splitProxyUrl(url)
  if (parseTemplate(password).every(({ kind }) => kind !== 'text')) return undefined
  return { url: `${scheme}${user}@${address}`, password: percentDecoded(password) }
}

/** The URL of a proxy with a password in it, in the place of one that it has. */
export function putProxyPassword(url: string, password: string): string {
  const { scheme, userinfo: { user = '' } = {}, address } = splitProxyUrl(url)
  return `${scheme}${user}:${encodeURIComponent(password)}@${address}`
}
