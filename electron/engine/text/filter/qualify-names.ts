/** An expression that was rewritten, and which place of the original one each of its places comes from. */
export interface Rewritten {
  expression: string
  originalOf(offset: number): number
}

type TokenKind = 'name' | 'wild' | 'anyPrefix' | 'operator' | 'closer' | 'operand'

const NAME = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_.\\-\\u00b7]*'
/** The tokens of XPath 1.0 (§3.7), as far as they have to be told apart. */
const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<operand>"[^"]*"|'[^']*'|\$${NAME}(?::${NAME})?|\d+(?:\.\d*)?|\.\d+|\.\.?)`,
    String.raw`(?<anyPrefix>\*:${NAME})`,
    String.raw`(?<wild>\*|${NAME}:\*)`,
    `(?<name>${NAME}(?::(?!:)${NAME})?)`,
    String.raw`(?<closer>[)\]])`,
    '(?<operator>::|//|[<>!]=|[-@(,[/|+=<>])'
  ].join('|'),
  'uy'
)
const ENDS_OPERAND: readonly TokenKind[] = ['name', 'wild', 'anyPrefix', 'closer', 'operand']
const OPERATOR_NAMES = ['and', 'or', 'mod', 'div']
const FUNCTION_OR_AXIS = /^\s*(?:\(|::)/
const OTHER_AXIS = /^(?:attribute|namespace)$/

/**
 * Makes names of elements that have no prefix those of a default namespace, for which XPath 1.0 has no way, and writes
 * `*:name` of XPath 2.0 as XPath 1.0 has it.
 * @param prefix stands for the default namespace; undefined when there is none
 */
export function qualifyNames(expression: string, prefix: string | undefined): Rewritten {
  const places: { at: number; original: number }[] = []
  let text = ''
  let before: TokenKind | undefined
  let axis = ''
  let last = ''
  let at = 0
  const put = (piece: string, original: number) => {
    places.push({ at: text.length, original })
    text += piece
  }
  for (;;) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(expression)
    if (!match) break
    const [piece] = match
    const groups = match.groups ?? {}
    const isOperator = before !== undefined && ENDS_OPERAND.includes(before)
    const after = expression.slice(at + piece.length)
    if (groups.space !== undefined) put(piece, at)
    else {
      let kind = kindOf(groups)
      if (kind === 'wild' && piece === '*' && isOperator) kind = 'operator'
      else if (kind === 'name' && isOperator && OPERATOR_NAMES.includes(piece)) kind = 'operator'
      if (kind === 'anyPrefix') put(`*[local-name()='${piece.slice(2)}']`, at)
      else {
        const isPlain = kind === 'name' && !piece.includes(':') && !FUNCTION_OR_AXIS.test(after)
        const isElement = last !== '@' && !(last === '::' && OTHER_AXIS.test(axis))
        if (isPlain && isElement && prefix !== undefined) put(`${prefix}:`, at)
        put(piece, at)
      }
      if (last !== '::') axis = last
      if (piece === '::') axis = last
      before = kind
      last = piece
    }
    at += piece.length
  }
  put(expression.slice(at), at)
  return {
    expression: text,
    originalOf(offset) {
      const place = places.findLast(({ at }) => at <= offset) ?? { at: 0, original: 0 }
      const next = places[places.indexOf(place) + 1]?.original ?? expression.length
      return Math.min(place.original + offset - place.at, next)
    }
  }
}

function kindOf(groups: Record<string, string | undefined>): TokenKind {
  const kinds: TokenKind[] = ['operand', 'anyPrefix', 'wild', 'name', 'closer']
  return kinds.find(kind => groups[kind] !== undefined) ?? 'operator'
}
