/** Up to where a tokenizer takes the name of a tag (HTML §13.2.5.8), or the beginning of a comment. */
const MARKUP = /<(?:!--|(\/?)([a-z][^\t\n\f\r />]*))/gi
/** What ends a tag, and what begins a value in which that ends nothing. */
const IN_TAG = />|=[\t\n\f\r ]*(["'])/g
/** Elements whose content is text up to their end tag (HTML §13.2.5.2 and §13.2.5.3). */
const TEXTS = new Set(['title', 'textarea', 'style', 'script', 'xmp', 'noframes', 'noembed'])
const LINKS = new Set(['a', 'area'])

/**
 * An HTML document whose links lead to a window of their own. Quoted values, comments and texts stay as they are. This
 * is told by the tags alone: where their places in a document would say otherwise, a link is left that leads nowhere,
 * since a frame that is previewed cannot navigate.
 */
export function leadLinksElsewhere(html: string): string {
  let led = ''
  let copied = 0
  for (let at = 0; at < html.length; ) {
    MARKUP.lastIndex = at
    const [markup, slash, name = ''] = MARKUP.exec(html) ?? []
    if (markup === undefined) break
    at = MARKUP.lastIndex
    const element = slash === '' ? name.toLowerCase() : ''
    if (LINKS.has(element) && at < html.length) {
      // Without quotes, and so not before a slash, which would be part of it.
      led += `${html.slice(copied, at)} target=_blank${html[at] === '/' ? ' ' : ''}`
      copied = at
    }
    if (slash === undefined) at = after(html, '-->', at)
    else at = endOfTag(html, at)
    if (TEXTS.has(element)) at = endOfText(html, element, at)
  }
  return led + html.slice(copied)
}

function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; ) {
    IN_TAG.lastIndex = at
    const found = IN_TAG.exec(html)
    if (!found) break
    const [, quote] = found
    if (quote === undefined) return IN_TAG.lastIndex
    at = after(html, quote, IN_TAG.lastIndex)
  }
  return html.length
}

function endOfText(html: string, element: string, from: number): number {
  const end = new RegExp(`</${element}(?=[\\t\\n\\f\\r />])`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}

function after(html: string, text: string, from: number): number {
  const at = html.indexOf(text, from)
  return at === -1 ? html.length : at + text.length
}
