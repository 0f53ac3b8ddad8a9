/** What may stand before the content of `head` without being in it (HTML §13.2.6.4.1 to §13.2.6.4.3). */
const BEFORE_HEAD =
  /^\ufeff?(?:[\t\n\f\r ]|<!--(?:-?>|[\s\S]*?--!?>)|<!(?!--)[^>]*>|<\?[^>]*>|<html(?:[\t\n\f\r /][^>]*)?>)*/i
const HEAD = /^<head(?:[\t\n\f\r /][^>]*)?>/i

/**
 * An HTML document whose relative addresses start at another one. The first `base` counts (HTML §4.2.3): it is put at
 * the beginning of `head`, after the doctype, without which a document is laid out in another way.
 * @param address http or https; what it holds of a user's name and password is left out
 */
export function withBase(html: string, address: string): string {
  const start = BEFORE_HEAD.exec(html)?.[0].length ?? 0
  const at = start + (HEAD.exec(html.slice(start))?.[0].length ?? 0)
  return `${html.slice(0, at)}<base href="${attribute(plain(address))}">${html.slice(at)}`
}

function plain(address: string): string {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  url.hash = ''
  return url.href
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
