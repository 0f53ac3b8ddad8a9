import { evaluateXPath } from 'fontoxpath/dist/fontoxpath.esm.js'
import { type Document, Node, parseXmlDocument, serializeToWellFormedString } from 'slimdom'
import { type FilterResult, refuseFilter } from './filter-result.ts'

/**
 * What an XPath 3.1 finds in an XML document. Prefixes are those of its root, and names without one are of the root's
 * own default namespace.
 * @throws ClientError BUILD `filter`
 */
export function filterByXPath(text: string, expression: string): FilterResult {
  const document = parse(text)
  const found = evaluate(document, expression)
  const areElements = found.every(value => value instanceof Node && value.nodeType === Node.ELEMENT_NODE)
  return {
    pieces: found.map(value => `${print(value)}\n`),
    language: found.length > 0 && areElements ? 'xml' : 'text',
    notices: [{ code: 'results', count: found.length }]
  }
}

function parse(text: string): Document {
  try {
    return parseXmlDocument(text)
  } catch (error) {
    throw refuseFilter(`The body is not well-formed XML: ${reasonOf(error)}.`)
  }
}

function evaluate(document: Document, expression: string): unknown[] {
  try {
    const root = document.documentElement
    return evaluateXPath(expression, document, null, {}, evaluateXPath.ALL_RESULTS_TYPE, {
      namespaceResolver: prefix => root?.lookupNamespaceURI(prefix === '' ? null : prefix) ?? null,
      language: evaluateXPath.XPATH_3_1_LANGUAGE
    })
  } catch (error) {
    const offset = offsetOf(error)
    throw refuseFilter(`This XPath cannot be evaluated: ${reasonOf(error)}.`, offset)
  }
}

function print(value: unknown): string {
  if (!(value instanceof Node)) return typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (value.nodeType === Node.ATTRIBUTE_NODE) return value.nodeValue ?? ''
  if (value.nodeType === Node.TEXT_NODE || value.nodeType === Node.CDATA_SECTION_NODE)
    return value.nodeValue ?? ''
  return serializeToWellFormedString(value)
}

/** The first line of what a library says, without its code, which nobody knows. */
function reasonOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return first.replace(/^(?:Error: )?X[A-Z]{3}\d{4}: /, '').replace(/\.$/, '')
}

/** A syntax error of fontoxpath says where, in a field of its own. */
function offsetOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('position' in error)) return undefined
  const { position } = error
  const start =
    typeof position === 'object' && position !== null && 'start' in position ? position.start : undefined
  const offset = typeof start === 'object' && start !== null && 'offset' in start ? start.offset : undefined
  return typeof offset === 'number' ? offset : undefined
}
