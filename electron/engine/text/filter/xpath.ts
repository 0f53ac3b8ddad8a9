import './libxml-messages.ts'
import {
  ParseOption,
  XmlComment,
  XmlDocument,
  XmlElement,
  type XmlNode,
  XmlParseError,
  XmlXPath,
  XmlXPathError
} from 'libxml2-wasm'
import { type FilterResult, refuseFilter } from './filter-result.ts'
import { takeMessages } from './libxml-messages.ts'
import { qualifyNames } from './qualify-names.ts'

type XPathValue = ReturnType<XmlDocument['eval']>

/** Places of longer expressions are not told by libxml2, nor is the end of one. */
const MOST_MARKED = 100

/**
 * What an XPath 1.0 finds in an XML document. Prefixes are those of its root, and names of elements without one are of
 * the root's own default namespace. Nothing is read but the document: external entities are empty.
 * @throws ClientError BUILD `filter`
 */
export function filterByXPath(text: string, expression: string): FilterResult {
  const document = parse(text)
  const found = evaluate(document, expression)
  const nodes = Array.isArray(found) ? found : undefined
  const areElements = nodes?.every(node => node instanceof XmlElement) ?? false
  return {
    pieces: nodes ? printNodes(document, nodes) : [`${String(found)}\n`],
    language: areElements && nodes?.length !== 0 ? 'xml' : 'text',
    notices: [{ code: 'results', count: nodes?.length ?? 1 }]
  }
}

function parse(text: string): XmlDocument {
  const option =
    ParseOption.XML_PARSE_NOENT |
    ParseOption.XML_PARSE_NO_XXE |
    ParseOption.XML_PARSE_NONET |
    // It is UTF-8 by now, whatever it says of itself.
    ParseOption.XML_PARSE_IGNORE_ENC |
    // Against entities that grow without end there is a limit all the same.
    ParseOption.XML_PARSE_HUGE |
    ParseOption.XML_PARSE_BIG_LINES
  try {
    return XmlDocument.fromBuffer(new TextEncoder().encode(text), { encoding: 'utf-8', option })
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    const [first] = error.details
    const place = first && first.line > 0 ? ` (line ${first.line}, column ${first.col})` : ''
    throw refuseFilter(
      `The body is not well-formed XML: ${sentence(first?.message ?? error.message)}${place}.`
    )
  }
}

function evaluate(document: XmlDocument, expression: string): XPathValue {
  const { '': own, ...prefixed } = document.root.nsDeclarations
  const prefix = own ? unusedPrefix(prefixed) : undefined
  const namespaces = own && prefix ? { ...prefixed, [prefix]: own } : prefixed
  const rewritten = qualifyNames(expression, prefix)
  takeMessages()
  try {
    return document.eval(XmlXPath.compile(rewritten.expression, namespaces))
  } catch (error) {
    if (!(error instanceof XmlXPathError)) throw error
    const { why, offset } = explain(takeMessages(), rewritten.expression)
    const original = offset === undefined ? undefined : rewritten.originalOf(offset)
    throw refuseFilter(`This XPath cannot be evaluated: ${why}.`, original)
  }
}

/** `XPath error : Invalid expression`, the expression, and a caret under the place, each a line of its own. */
function explain(messages: string[], expression: string): { why: string; offset?: number } {
  const [first = 'unknown error', , caret] = messages
  const why = sentence(first.replace(/^XPath error : /, ''))
  if (caret?.trim() === '^') {
    const offset = Buffer.from(expression).subarray(0, caret.indexOf('^')).toString('utf8').length
    return { why, offset }
  }
  const isSyntax = why === 'Invalid expression'
  return isSyntax && expression.length < MOST_MARKED ? { why, offset: expression.length } : { why }
}

function* printNodes(document: XmlDocument, nodes: readonly XmlNode[]): Generator<string> {
  const whole = document.eval('/')
  for (const node of nodes) {
    if (node instanceof XmlElement) yield node.toString({ format: false })
    else if (node instanceof XmlComment) yield `<!--${node.content}-->`
    else if (Array.isArray(whole) && whole[0]?.isSameNode(node))
      yield document.toString({ format: false }).trimEnd()
    else yield node.content
    yield '\n'
  }
}

function unusedPrefix(namespaces: Record<string, string>): string {
  let prefix = 'd'
  while (prefix in namespaces) prefix += 'd'
  return prefix
}

function sentence(message: string): string {
  return message.trim().replace(/\.$/, '')
}
