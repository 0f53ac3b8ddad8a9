/** Comments, strings, directives, names and brackets of a GraphQL document (October 2021, §2.1); the rest is skipped. */
const TOKENS = /#[^\n\r]*|"""[\s\S]*?(?:(?<!\\)"""|$)|"(?:[^"\\\n\r]+|\\.)*"?|@?[A-Za-z_]\w*|[{}()]/g
const OPERATIONS = new Set(['query', 'mutation', 'subscription'])

/**
 * The name of the operation that is sent of a document: that of its only one, or of the chosen one where all of several
 * have names (§6.1), else the first. @param chosen a name, if there is one
 */
export function operationName(document: string, chosen?: string): string | undefined {
  const operations = operationsOf(document)
  if (operations.includes(undefined)) return undefined
  return operations.includes(chosen) ? chosen : operations[0]
}

/** The operations of a document that one can choose between: none when there is no choice. */
export function operationChoices(document: string): string[] {
  const operations = operationsOf(document)
  const names = [...new Set(operations.filter(name => name !== undefined))]
  return names.length > 1 && !operations.includes(undefined) ? names : []
}

/** Their names in order; undefined is one without. */
function operationsOf(document: string): (string | undefined)[] {
  const operations: (string | undefined)[] = []
  let depth = 0
  /** What the definition begins with. */
  let keyword: string | undefined
  let nameMayFollow = false
  for (const [token] of document.matchAll(TOKENS)) {
    if (/^["#]/.test(token)) continue
    if (token === '}' || token === ')') {
      depth = Math.max(0, depth - 1)
      if (depth === 0 && token === '}') keyword = undefined
    } else if (token === '{' || token === '(') {
      // The short form of a query has nothing before its selections (§2.3).
      if (keyword === undefined) operations.push(undefined)
      keyword ??= token
      nameMayFollow = false
      depth++
    } else if (depth === 0 && keyword === undefined) {
      keyword = token
      nameMayFollow = OPERATIONS.has(token)
      if (nameMayFollow) operations.push(undefined)
    } else if (depth === 0 && nameMayFollow) {
      if (!token.startsWith('@')) operations[operations.length - 1] = token
      nameMayFollow = false
    }
  }
  return operations
}
