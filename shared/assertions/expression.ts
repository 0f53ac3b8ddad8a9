/** One step on the way into a value. */
export type Step =
  | { kind: 'key'; name: string }
  | { kind: 'index'; index: number }
  /** Everything of this name, however deep. */
  | { kind: 'deep'; name: string }

/**
 * What an assertion or an action looks at: parsed, never run as code.
 * - `path`: `res.body.items[0]['a b']`, also `res['body']`, of which `root` is `body`; what an answer does not have is undefined
 * - `query`: `res('items.price')`, which looks into the body and through lists
 */
export type Expression =
  | { kind: 'path'; root: string; steps: readonly Step[] }
  | { kind: 'query'; steps: readonly Step[] }

const PATH = /^res(?=\.[A-Za-z]+(?![\p{L}\p{N}_$@-])|\s*\[)(.*)$/su

/** @returns undefined for anything else: that needs scripts, or means nothing (`faultOf`) */
export function parseExpression(text: string): Expression | undefined {
  // Where an expression stands, JavaScript lets it end as a statement does.
  const whole = text.trim()
  const trimmed = whole.endsWith(';') ? whole.slice(0, -1).trimEnd() : whole
  const query = /^res\(\s*(?:'([^']*)'|"([^"]*)"|`([^`$]*)`)\s*\)$/.exec(trimmed)
  if (query) {
    const steps = parseSteps(query[1] ?? query[2] ?? query[3] ?? '', true)
    return steps && { kind: 'query', steps }
  }
  const [, way = ''] = PATH.exec(trimmed) ?? []
  const [first, ...steps] = parseSteps(way, false) ?? []
  return first && { kind: 'path', root: first.kind === 'index' ? `${first.index}` : first.name, steps }
}

/**
 * The steps of a query on a body, as the selectors of `set-variable` hold: `token`, `items[0].id`, `..price`; also a
 * whole expression on the response.
 */
export function parseSelector(text: string): Expression | undefined {
  const expression = parseExpression(text)
  if (expression || /^\s*(res|req|bru)\b\s*[.([]/.test(text)) return expression
  const steps = parseSteps(text.trim(), true)
  return steps && { kind: 'query', steps }
}

/** Whether what is asked for can be told only by who has read the body. */
export function looksIntoBody(expression: Expression | undefined): boolean {
  return expression !== undefined && (expression.kind === 'query' || expression.root === 'body')
}

const NAME = /^[\p{L}\p{N}_$@-]+/u
/** Before a letter or a digit a backslash makes another sign of it, which nobody needs for a name. */
const QUOTED = ["'", '"', '`'].map(quote => String.raw`${quote}(?:[^${quote}\\$]|\\\W|\$(?!\{))*${quote}`)
const BRACKET = new RegExp(String.raw`^\s*\[\s*(?:\d+|${QUOTED.join('|')})\s*\]`)

/** @param bracket as `BRACKET` finds it */
function stepOf(bracket: string): Step {
  const inside = bracket.trim().slice(1, -1).trim()
  return /^\d/.test(inside)
    ? { kind: 'index', index: Number(inside) }
    : { kind: 'key', name: inside.slice(1, -1).replaceAll(/\\(\W)/g, '$1') }
}

/** @param bare whether it may begin with a name that no dot stands before, and look for names however deep */
function parseSteps(text: string, bare: boolean): Step[] | undefined {
  const steps: Step[] = []
  let rest = text
  while (rest !== '') {
    const first = steps.length === 0
    const [bracket] = BRACKET.exec(rest) ?? []
    if (bracket !== undefined) {
      steps.push(stepOf(bracket))
      rest = rest.slice(bracket.length)
      continue
    }
    const dots = /^\.\.?/.exec(rest)?.[0] ?? ''
    if (dots === '' && !(first && bare)) return undefined
    if (dots === '..' && !bare) return undefined
    const [name] = NAME.exec(rest.slice(dots.length)) ?? []
    if (name === undefined) return undefined
    steps.push({ kind: dots === '..' ? 'deep' : 'key', name })
    rest = rest.slice(dots.length + name.length)
  }
  return steps
}
