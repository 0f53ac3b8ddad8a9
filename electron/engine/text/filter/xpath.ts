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
import {
  XmlDocumentNode,
  XmlNamespaceDeclNode,
  XmlProcessingInstructionNode
} from 'libxml2-wasm/lib/nodes.mjs'
import { guessLanguage } from '#shared/format/guess-language.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import { type FilterResult, filterOutOfMemory, refuseFilter } from './filter-result.ts'
import { takeMessages } from './libxml-messages.ts'
import { qualifyNames } from './qualify-names.ts'

type XPathValue = ReturnType<XmlDocument['eval']>

/** Places of longer expressions are not told by libxml2, nor is the end of one. */
const MOST_MARKED = 100
/** Of a text, to tell HTML from XML. */
const HEAD = 4096
const TOO_MANY_ENTITIES = /^Maximum entity amplification/
const TOO_DEEP = /^Excessive depth in document: (\d+)/

/**
 * What an XPath 1.0 finds in an XML document, where it begins at the document itself. Prefixes are those of its root, and
 * names of elements without one are of the root's own default namespace. Nothing is read but the document: external
 * entities are empty.
 * @throws ClientError BUILD `filter`; BODY_LIMIT `filter-memory`
 */
export function filterByXPath(text: string, expression: string): FilterResult {
  if (expression.trim() === '') throw refuseFilter('This XPath is empty.', 0)
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
    throw explainParsing(error, text)
  }
}

function explainParsing(error: XmlParseError, text: string): ClientError {
  const [{ message, line, col } = { message: '', line: 0, col: 0 }] = error.details
  // libxml2 has something to say of all else that stops it.
  if (message === '') return filterOutOfMemory(error)
  const place = line > 0 ? ` (line ${line}, column ${col})` : ''
  if (TOO_MANY_ENTITIES.test(message))
    return refuseFilter(`The entities of the body would make it grow beyond all bounds${place}.`)
  const [, levels] = TOO_DEEP.exec(message) ?? []
  if (levels) return refuseFilter(`The body is nested too deeply for an XPath: more than ${levels} levels.`)
  const isHtml = guessLanguage('', text.slice(0, HEAD)) === 'html'
  const what = isHtml
    ? 'This HTML is not well-formed XML, which XPath needs'
    : 'The body is not well-formed XML'
  return refuseFilter(`${what}: ${sentence(message)}${place}.`)
}

function evaluate(document: XmlDocument, expression: string): XPathValue {
  const { '': own, ...prefixed } = document.root.nsDeclarations
  const prefix = own ? unusedPrefix(prefixed) : undefined
  const namespaces = own && prefix ? { ...prefixed, [prefix]: own } : prefixed
  const rewritten = qualifyNames(expression, prefix)
  takeMessages()
  try {
    const found = documentNode(document).eval(XmlXPath.compile(rewritten.expression, namespaces))
    // They are freed already, unlike nodes that belong to the document.
    if (Array.isArray(found) && found.some(node => node instanceof XmlNamespaceDeclNode))
      throw refuseFilter('This XPath selects namespaces. Ask for the value of one: string(…) or name(…).')
    return found
  } catch (error) {
    if (!(error instanceof XmlXPathError)) throw error
    const messages = takeMessages()
    if (messages.length === 0) throw filterOutOfMemory(error)
    const { why, offset } = explain(messages, rewritten.expression)
    const original = offset === undefined ? undefined : rewritten.originalOf(offset)
    throw refuseFilter(`This XPath cannot be evaluated: ${why}.`, original)
  }
}

/** What the document itself is, beside its root: that of the package evaluates what it is asked at the root. */
function documentNode(document: XmlDocument): XmlNode {
  const found = document.eval('/')
  const [node] = Array.isArray(found) ? found : []
  return node ?? document.root
}

/** `XPath error : Invalid expression`, the expression, and a caret under the place, each a line of its own. */
function explain(messages: string[], expression: string): { why: string; offset?: number } {
  const [first = '', , caret] = messages
  const why = sentence(first.replace(/^XPath error : /, ''))
  if (caret?.trim() === '^') {
    const offset = Buffer.from(expression).subarray(0, caret.indexOf('^')).toString('utf8').length
    return { why, offset }
  }
  const isSyntax = why === 'Invalid expression'
  return isSyntax && expression.length < MOST_MARKED ? { why, offset: expression.length } : { why }
}

function* printNodes(document: XmlDocument, nodes: readonly XmlNode[]): Generator<string> {
  for (const node of nodes) {
    if (node instanceof XmlElement) yield node.toString({ format: false })
    else if (node instanceof XmlComment) yield `<!--${node.content}-->`
    else if (node instanceof XmlProcessingInstructionNode) yield printInstruction(node)
    else if (node instanceof XmlDocumentNode) yield document.toString({ format: false }).trimEnd()
    else yield node.content
    yield '\n'
  }
}

function printInstruction(node: XmlProcessingInstructionNode): string {
  const name = String(node.eval('name()'))
  return node.content === '' ? `<?${name}?>` : `<?${name} ${node.content}?>`
}

function unusedPrefix(namespaces: Record<string, string>): string {
  let prefix = 'd'
  while (prefix in namespaces) prefix += 'd'
  return prefix
}

function sentence(message: string): string {
  return message.trim().replace(/\.$/, '')
}
