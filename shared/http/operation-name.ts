/** Comments, strings, directives, names and brackets of a GraphQL document (October 2021, §2.1); the rest is skipped. */
const TOKENS = /#[^\n\r]*|"""[\s\S]*?(?:(?<!\\)"""|$)|"(?:[^"\\\n\r]+|\\.)*"?|@?[A-Za-z_]\w*|[{}()]/g
const OPERATIONS = new Set(['query', 'mutation', 'subscription'])

/** The name of a document's operation, when it has but one and that has a name. */
export function operationName(document: string): string | undefined {
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
  return operations.length === 1 ? operations[0] : undefined
}
