import { isStyleLink } from './is-style-link.ts'
import { leadLinksNowhere } from './lead-links-nowhere.ts'

/** It has no content, stands wherever `link` may (HTML §13.2.6.4.4), and no browser of today makes anything of it. */
const GONE_VOID = 'bgsound'
/** Its content is text that is not shown, as that of a frame is. */
const GONE_FRAME = 'noframes'

const RENAMED = new Map([
  ['iframe', GONE_FRAME],
  ['frame', GONE_VOID],
  ['embed', GONE_VOID],
  ['object', 'x-object'],
  ['portal', 'x-portal'],
  ['fencedframe', 'x-fencedframe']
])

/** A tag name ends only where a tokenizer says so (HTML §13.2.5.8), so that no other spelling of it goes unseen. */
const TAGS = /<(\/?)(iframe|frame|embed|object|portal|fencedframe|link)(?=[\t\n\f\r />])/gi

/**
 * An HTML document without what a policy alone does not keep quiet: a frame opens a connection before it is refused,
 * `link` may do so by `preconnect` and fetch what is not shown, and a link that is followed takes the document's place. Frames and objects are
 * renamed, and links lead nowhere. What is renamed has the same form, so that all
 * that follows is understood as before, and that is done wherever it stands: what is a tag and what only looks so depends
 * on all that came before, and a single one must not be missed.
 */
export function inertHtml(html: string, { network }: { network: boolean }): string {
  const renamed = html.replace(TAGS, (tag: string, slash: string, name: string, at: number) => {
    const lower = name.toLowerCase()
    if (lower === 'link') return network && isStyleLink(html, at + tag.length) ? tag : `<${slash}${GONE_VOID}`
    return `<${slash}${RENAMED.get(lower) ?? lower}`
  })
  return leadLinksNowhere(renamed)
}
