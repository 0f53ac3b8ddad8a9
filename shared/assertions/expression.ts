/** One step on the way into a value. */
export type Step =
  | { kind: 'key'; name: string }
  | { kind: 'index'; index: number }
  /** Everything of this name, however deep. */
  | { kind: 'deep'; name: string }

/**
 * What an assertion or an action looks at: parsed, never run as code.
 * - `path`: `res.body.items[0]['a b']`, of which `root` is `body`; what an answer does not have is undefined
 * - `query`: `res('items.price')`, which looks into the body and through lists
 */
export type Expression =
  | { kind: 'path'; root: string; steps: readonly Step[] }
  | { kind: 'query'; steps: readonly Step[] }

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
  const [, root, rest = ''] = /^res\.([A-Za-z]+)(.*)$/s.exec(trimmed) ?? []
  const steps = root === undefined ? undefined : parseSteps(rest, false)
  return root === undefined ? undefined : steps && { kind: 'path', root, steps }
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

/** @param bare whether it may begin with a name that no dot stands before, and look for names however deep */
function parseSteps(text: string, bare: boolean): Step[] | undefined {
  const steps: Step[] = []
  let rest = text
  while (rest !== '') {
    const first = steps.length === 0
    const bracket = /^\[\s*(?:(\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*\]/.exec(rest)
    if (bracket) {
      const [all, index, single, double] = bracket
      const name = (single ?? double ?? '').replaceAll(/\\(.)/g, '$1')
      steps.push(index === undefined ? { kind: 'key', name } : { kind: 'index', index: Number(index) })
      rest = rest.slice(all.length)
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
