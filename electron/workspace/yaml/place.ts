import { type CST, isCollection, isScalar, type ParsedNode } from 'yaml'
import { lineStart, nextLine, trailingStart } from './lines.ts'

/** Where in a text a value stands, and what it belongs to. */
export interface Place {
  node: ParsedNode | null
  /** `flow`: inside of brackets. `root`: it is the whole document. */
  container: 'mapping' | 'sequence' | 'flow' | 'root'
  /** Column of the key or dash that it belongs to; -1 of the root. */
  column: number
  /** Behind the colon, the dash or the comma; undefined where there is none, as in `? key`. */
  after: number | undefined
  /** Behind its anchor and tag, or the same as `after`. */
  behindProps: number
  hasTag: boolean
  /** The content. Where there is none, both are `behindProps`. */
  start: number
  end: number
}

/** What an entry of a collection and its tokens say about where its value stands. */
export function placeOf(
  text: string,
  value: { node: ParsedNode | null; container: Place['container']; column: number },
  after: number | undefined,
  tokens: readonly CST.SourceToken[]
): Place {
  const props = tokens.filter(
    each => (each.type === 'anchor' || each.type === 'tag') && each.offset >= (after ?? 0)
  )
  const last = props.at(-1)
  const behindProps = last === undefined ? (after ?? 0) : last.offset + last.source.length
  const empty = value.node === null || isEmpty(value.node)
  return {
    ...value,
    after,
    behindProps,
    hasTag: props.some(each => each.type === 'tag'),
    start: empty || value.node === null ? behindProps : value.node.range[0],
    end: contentEnd(text, value.node, behindProps)
  }
}

function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.source === '' && node.range[0] === node.range[1]
}

/** Where the last character of a node's content is: its comment and blank lines below do not count. */
export function contentEnd(text: string, node: ParsedNode | null, empty: number): number {
  if (node === null || isEmpty(node)) return empty
  if (isBlockScalar(node)) return blockScalarEnd(text, node.range[0], node.range[1])
  if (!isCollection(node) || node.flow) return node.range[1]
  const items =
    node.srcToken?.type === 'block-map' || node.srcToken?.type === 'block-seq' ? node.srcToken.items : []
  const last = items.findLast(item => item.value || item.key || item.sep || hasDash(item))
  if (last === undefined) return node.range[1]
  const item = node.items.at(-1)
  const value = item && 'key' in item ? item.value : (item ?? null)
  return contentEnd(text, value, lastToken(last, node.range[0]))
}

function hasDash(item: CST.CollectionItem): boolean {
  return item.start.some(token => token.type === 'seq-item-ind')
}

/** The end of an entry that has no value. */
function lastToken(item: CST.CollectionItem, fallback: number): number {
  const tokens = item.sep && item.sep.length > 0 ? item.sep : item.start
  const last = tokens.findLast(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment')
  if (last !== undefined) return last.offset + last.source.length
  return item.key && 'source' in item.key ? item.key.offset + item.key.source.length : fallback
}

export function isBlockScalar(node: ParsedNode | null): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}

/** The end of its last line of text; of one that keeps its blank lines (`|+`), of the last of those. */
function blockScalarEnd(text: string, start: number, end: number): number {
  const body = nextLine(text, start)
  if (end <= body) return body - 1
  if (keepsBlanks(text, start)) return text[end - 1] === '\n' ? end - 1 : end
  const newline = text.indexOf('\n', trailingStart(text, end, ' \t\n'))
  return newline < 0 ? text.length : newline
}

/** Whether the header of a block scalar says that blank lines at its end are its own: `|+`. */
export function keepsBlanks(text: string, start: number): boolean {
  return /^[|>]\d?\+/.test(text.slice(start, start + 3))
}

/** Where the content begins in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}
