import { type Document, isCollection, parseAllDocuments, visit } from 'yaml'

/** A list or map in brackets that is longer, in characters, is set over lines. */
const MOST_IN_BRACKETS = 80

/**
 * Lays the documents of a YAML stream out alike. Comments, anchors and tags stay, and every scalar as it was written:
 * in the schema in which all are texts, none is taken for a number or a date.
 * @returns undefined when it is no YAML
 */
export function prettyYaml(text: string): string | undefined {
  const documents = parseAllDocuments(text, { schema: 'failsafe', logLevel: 'silent' })
  if (!Array.isArray(documents) || documents.length === 0) return undefined
  if (documents.some(({ errors }) => errors.length > 0)) return undefined
  return documents.map(print).reduce(join)
}

function print(document: Document.Parsed): string {
  visit(document, {
    Collection(_, node) {
      const [start = 0, end = 0] = node.range ?? []
      if (isCollection(node) && node.flow && end - start > MOST_IN_BRACKETS) node.flow = false
    }
  })
  return document.toString({ lineWidth: 0 })
}

function join(before: string, text: string): string {
  if (text.startsWith('---')) return before + text
  // Directives may only come behind the marked end of the document before.
  if (text.startsWith('%')) return before.endsWith('\n...\n') ? before + text : `${before}...\n${text}`
  return `${before}---\n${text}`
}
