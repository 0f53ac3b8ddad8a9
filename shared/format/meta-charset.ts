import { encodingOfLabel } from './text-decoder.ts'

/** So far is looked for a `meta` element, as browsers do. */
const PRESCAN_BYTES = 1024
const SPACE = '\\t\\n\\f\\r '
const ATTRIBUTE = new RegExp(
  `[${SPACE}/]*(?:(>)|([^${SPACE}/>][^${SPACE}/>=]*)` +
    `(?:[${SPACE}]*=[${SPACE}]*(?:"([^"]*)"|'([^']*)'|([^${SPACE}>"'][^${SPACE}>]*)?))?)`,
  'y'
)

/**
 * The encoding that an HTML page names in itself, by its WHATWG name: the prescan of WHATWG HTML §13.2.3.2.
 * @param bytes its beginning
 */
export function encodingOfMeta(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES))
  for (let at = 0; at < head.length; ) {
    if (head[at] !== '<') at++
    else if (head.startsWith('<!--', at)) at = after(head, '-->', at + 2)
    else if (/^<\/?[a-z]/i.test(head.slice(at, at + 3))) {
      const isMeta = /^<meta[\t\n\f\r /]/i.test(head.slice(at, at + 6))
      const { attributes, end } = readAttributes(head, endOfName(head, at))
      const encoding = isMeta ? encodingOfAttributes(attributes) : undefined
      if (encoding !== undefined) return encoding
      at = end
    } else if (/^<[!/?]/.test(head.slice(at, at + 2))) at = after(head, '>', at)
    else at++
  }
  return undefined
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}

function endOfName(text: string, tag: number): number {
  let at = tag + 2
  while (at < text.length && !/[\t\n\f\r />]/.test(text[at] ?? '')) at++
  return at
}

/** Of attributes of one name the first counts. */
function readAttributes(text: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>()
  for (let at = from; at < text.length; ) {
    ATTRIBUTE.lastIndex = at
    const found = ATTRIBUTE.exec(text)
    if (!found) break
    const [, close, name = '', double, single, bare] = found
    at = ATTRIBUTE.lastIndex
    if (close) return { attributes, end: at }
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '')
  }
  return { attributes: new Map(), end: text.length }
}

function encodingOfAttributes(attributes: Map<string, string>): string | undefined {
  const label = attributes.get('charset') ?? labelOfPragma(attributes)
  const encoding = label === undefined ? undefined : encodingOfLabel(label)
  // The bytes of the element were readable as ASCII: so UTF-16 cannot be meant.
  if (encoding?.startsWith('utf-16') || encoding?.startsWith('utf-32')) return 'utf-8'
  return encoding === 'x-user-defined' ? 'windows-1252' : encoding
}

function labelOfPragma(attributes: Map<string, string>): string | undefined {
  if (attributes.get('http-equiv')?.toLowerCase() !== 'content-type') return undefined
  const [, double, single, bare] =
    /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r ;"']+))/i.exec(
      attributes.get('content') ?? ''
    ) ?? []
  return double ?? single ?? bare
}
