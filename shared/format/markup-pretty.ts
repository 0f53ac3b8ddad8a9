import { endOfText, type MarkupDialect, type MarkupNode, parseMarkup, startOfText } from './markup-nodes.ts'

const INDENT = '  '
const DEEPEST_INDENT = 40

/**
 * Lays XML or HTML out over lines. Only white space between elements changes: an element that holds text is printed
 * as it was written, since there white space may count.
 * @param limit most characters of result
 * @returns undefined when it does not begin with markup, the tags do not match, or the result would be longer than `limit`
 */
export function prettyMarkup(
  text: string,
  dialect: MarkupDialect,
  limit = 32 * 1024 * 1024
): string | undefined {
  const nodes = parseMarkup(text, dialect)
  const first = nodes?.find(node => !isBlank(node, text))
  if (first?.kind === 'text' && !text.startsWith('<', first.start)) return undefined
  if (!nodes?.some(node => node.kind === 'element')) return undefined
  const lines: string[] = []
  let length = 0
  const put = (depth: number, line: string) => {
    const indented = INDENT.repeat(Math.min(depth, DEEPEST_INDENT)) + line
    lines.push(indented)
    length += indented.length + 1
  }
  const print = (node: MarkupNode, depth: number): boolean => {
    if (length > limit) return false
    if (isBlank(node, text)) return true
    if (node.kind === 'element' && hasOnlyElements(node, text)) {
      put(depth, text.slice(node.start, node.innerStart))
      if (!node.children.every(child => print(child, depth + 1))) return false
      put(depth, text.slice(node.innerEnd, node.end))
    } else put(depth, trimmed(node, text))
    return true
  }
  return nodes.every(node => print(node, 0)) ? lines.join('\n') : undefined
}

function isBlank(node: MarkupNode, text: string): boolean {
  return node.kind === 'text' && startOfText(text, node.start, node.end) === node.end
}

function trimmed({ start, end }: MarkupNode, text: string): string {
  return text.slice(startOfText(text, start, end), endOfText(text, start, end))
}

/** Whether its content may be laid out: at least one element or comment, no text, and no `xml:space="preserve"`. */
function hasOnlyElements(element: MarkupNode, text: string): boolean {
  const content = element.children.filter(child => !isBlank(child, text))
  if (content.length === 0 || content.some(child => child.kind === 'text')) return false
  return !/[ \t\r\n\f]xml:space[ \t\r\n\f]*=[ \t\r\n\f]*["']preserve/.test(
    text.slice(element.start, element.innerStart)
  )
}
