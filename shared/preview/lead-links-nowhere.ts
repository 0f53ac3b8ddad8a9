/** Up to where a tokenizer takes the name of a tag (HTML §13.2.5.8), or the beginning of a comment. */
const MARKUP = /<(?:!--|(\/?)([a-z][^\t\n\f\r />]*))/gi
/** What ends a tag, and what begins a value in which that ends nothing. */
const IN_TAG = />|=[\t\n\f\r ]*(["'])/g
/** Elements whose content is text up to their end tag (HTML §13.2.5.2 and §13.2.5.3). */
const TEXTS = new Set(['title', 'textarea', 'style', 'script', 'xmp', 'noframes', 'noembed'])
const LINKS = new Set(['a', 'area'])

/**
 * Of two attributes of a name the first one counts (HTML §13.2.5.33). No browser opens such an address in a tab, which
 * it does with others where that is asked for by Ctrl or the middle button, whatever the sandbox says. Clicked plainly, it
 * would take the place of the document: a window of its own is what the sandbox does not open.
 */
const NOWHERE = ' target=_blank href=data:,'

/**
 * An HTML document whose links look as they did and lead nowhere. Quoted values, comments and texts stay as they are. This
 * is told by the tags alone: where their places in a document would say otherwise, a link is left as it was, which takes a
 * person to follow it into a tab of its own, since a frame that is previewed cannot navigate.
 */
export function leadLinksNowhere(html: string): string {
  let led = ''
  let copied = 0
  for (let at = 0; at < html.length; ) {
    MARKUP.lastIndex = at
    const [markup, slash, name = ''] = MARKUP.exec(html) ?? []
    if (markup === undefined) break
    at = MARKUP.lastIndex
    const element = slash === '' ? name.toLowerCase() : ''
    const start = at
    if (slash === undefined) at = after(html, '-->', start)
    else at = endOfTag(html, start)
    // An anchor that leads nowhere by itself does not look like a link.
    if (LINKS.has(element) && /href/i.test(html.slice(start, at))) {
      // Without quotes, and so not before a slash, which would be part of it.
      led += `${html.slice(copied, start)}${NOWHERE}${html[start] === '/' ? ' ' : ''}`
      copied = start
    }
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
