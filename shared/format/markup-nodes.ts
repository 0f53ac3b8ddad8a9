export type MarkupDialect = 'xml' | 'html'

/** A piece of a document, by where it stands in the source. */
export interface MarkupNode {
  kind: 'element' | 'text' | 'other'
  start: number
  end: number
  /** Elements only: where the start tag ends and the end tag begins. Equal to `end` when there is no end tag. */
  innerStart: number
  innerEnd: number
  children: MarkupNode[]
}

/** HTML elements without an end tag (HTML §13.1.2). */
export const VOID_NAMES = 'area base br col embed hr img input link meta source track wbr'.split(' ')
/** HTML elements whose content is not markup, or in which white space counts. */
export const VERBATIM_NAMES = 'script style textarea title pre iframe noscript xmp template'.split(' ')
const VOID = new Set(VOID_NAMES)
const VERBATIM = new Set(VERBATIM_NAMES)
const MAX_DEPTH = 500
/** White space of XML and HTML: any other, as a no-break space, is text. */
const SPACE = ' \t\r\n\f'
const NAME = /[A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*/y

/**
 * Splits a document into nodes, by position.
 * @returns undefined when tags do not match: guessing what was meant is a browser's business, not a viewer's
 */
export function parseMarkup(text: string, dialect: MarkupDialect): MarkupNode[] | undefined {
  const root: MarkupNode = node('element', 0, text.length)
  const open: { node: MarkupNode; name: string }[] = [{ node: root, name: '' }]
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const top = open.at(-1)
    if (!top || open.length > MAX_DEPTH) return undefined
    if (text[at] !== '<') {
      const next = text.indexOf('<', at)
      const end = next === -1 ? text.length : next
      top.node.children.push(node('text', at, end))
      at = end
      continue
    }
    if (text.startsWith('</', at)) {
      const close = text.indexOf('>', at)
      if (close === -1 || open.length === 1) return undefined
      const name = fold(text.slice(at + 2, endOfText(text, at + 2, close)), dialect)
      if (name !== top.name) return undefined
      top.node.innerEnd = at
      top.node.end = close + 1
      open.pop()
      at = close + 1
      continue
    }
    const special = endOfSpecial(text, at)
    if (special !== undefined) {
      if (special < 0) return undefined
      top.node.children.push(node(text.startsWith('<![CDATA[', at) ? 'text' : 'other', at, special))
      at = special
      continue
    }
    const tag = readStartTag(text, at, dialect)
    if (!tag) return undefined
    const element = node('element', at, tag.end)
    top.node.children.push(element)
    at = tag.end
    if (tag.empty) continue
    if (dialect === 'html' && VERBATIM.has(tag.name)) {
      const close = indexOfEndTag(text, tag.name, at)
      if (close === -1) return undefined
      element.innerEnd = close
      element.end = text.indexOf('>', close) + 1
      if (element.end === 0) return undefined
      element.children.push(node('text', at, close))
      at = element.end
    } else open.push({ node: element, name: tag.name })
  }
  return open.length === 1 ? root.children : undefined
}

function node(kind: MarkupNode['kind'], start: number, end: number): MarkupNode {
  return { kind, start, end, innerStart: end, innerEnd: end, children: [] }
}

/** Where a part of a text begins, without the white space at its beginning. */
export function startOfText(text: string, start: number, end: number): number {
  let at = start
  while (at < end && SPACE.includes(text[at] ?? '')) at++
  return at
}

/** Where a part of a text ends, without the white space at its end. */
export function endOfText(text: string, start: number, end: number): number {
  let at = end
  while (at > start && SPACE.includes(text[at - 1] ?? '')) at--
  return at
}

function fold(name: string, dialect: MarkupDialect): string {
  return dialect === 'html' ? name.replace(/[A-Z]+/g, letters => letters.toLowerCase()) : name
}

/** End of a comment, CDATA section, processing instruction or doctype; -1 when it does not end. */
function endOfSpecial(text: string, at: number): number | undefined {
  const endAfter = (mark: string, from: number) => {
    const found = text.indexOf(mark, from)
    return found === -1 ? -1 : found + mark.length
  }
  if (text.startsWith('<!--', at)) return endAfter('-->', at + 4)
  if (text.startsWith('<![CDATA[', at)) return endAfter(']]>', at + 9)
  if (text.startsWith('<?', at)) return endAfter('?>', at + 2)
  if (!text.startsWith('<!', at)) return undefined
  const close = text.indexOf('>', at)
  // Looked for within it alone: there may be many of these.
  const subset = close === -1 ? -1 : text.slice(at, close).indexOf('[')
  return subset === -1 ? endAfter('>', at) : endAfter(']>', at + subset)
}

function readStartTag(
  text: string,
  start: number,
  dialect: MarkupDialect
): { name: string; end: number; empty: boolean } | undefined {
  NAME.lastIndex = start + 1
  const name = NAME.exec(text)?.[0]
  if (name === undefined) return undefined
  let quote = ''
  for (let at = start + 1 + name.length; at < text.length; at++) {
    const char = text[at]
    if (quote) {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '<') return undefined
    else if (char === '>') {
      const folded = fold(name, dialect)
      const empty = text[at - 1] === '/' || (dialect === 'html' && VOID.has(folded))
      return { name: folded, end: at + 1, empty }
    }
  }
  return undefined
}

function indexOfEndTag(text: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[ \\t\\r\\n\\f>/])`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}
