/**
 * - `variable`: of the scope, by name or by a path into one whose type is object: `user.name`, `users[0].id`
 * - `process-env`: `process.env.NAME`, of the process environment and `.env` files
 * - `dynamic`: `$guid` and its like, made anew for each use
 * - `prompt`: `?Question`, which Bruno asks for when it sends
 */
type TemplateKind = 'variable' | 'process-env' | 'dynamic' | 'prompt'

/** `from` and `to` are indices into the text; the pieces cover it without gap. */
export type Piece =
  | { kind: 'text'; text: string; from: number; to: number }
  /** `name` is what stands between the braces, without the space around it; `text` is all of it, as written. */
  | { kind: TemplateKind; name: string; text: string; from: number; to: number }

/**
 * Braces hold no brace, so that of `{{{a}}}` the inner ones are the template's, and no line end, so that an object
 * which begins with two braces is none. There is no escape, as there is none in Bruno.
 */
const TEMPLATE = /\{\{([^{}\r\n]+)\}\}/g

const PROCESS_ENV = 'process.env.'

/** Cuts a text at its templates. What is not closed, or empty, is text. */
export function parseTemplate(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(TEMPLATE)) {
    const [whole, inside = ''] = match
    const name = inside.trim()
    if (name === '') continue
    if (match.index > end)
      pieces.push({ kind: 'text', text: text.slice(end, match.index), from: end, to: match.index })
    end = match.index + whole.length
    pieces.push({ kind: templateKind(name), name, text: whole, from: match.index, to: end })
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end), from: end, to: text.length })
  return pieces
}

/** What a name between braces stands for. */
export function templateKind(name: string): TemplateKind {
  if (name.startsWith('$')) return 'dynamic'
  if (name.startsWith('?')) return 'prompt'
  return name.startsWith(PROCESS_ENV) ? 'process-env' : 'variable'
}

/** The name in the process environment of a name of kind `process-env`. */
export function processEnvName(name: string): string {
  return name.slice(PROCESS_ENV.length)
}

/** The names of a text's templates, each once, in the order in which they occur. */
export function templateNames(text: string): string[] {
  return [...new Set(parseTemplate(text).flatMap(piece => (piece.kind === 'text' ? [] : piece.name)))]
}

/** Puts something in the place of templates; where it is undefined the template stays. */
export function replaceTemplates(
  text: string,
  replacement: (name: string, kind: TemplateKind) => string | undefined
): string {
  return parseTemplate(text)
    .map(piece => (piece.kind === 'text' ? piece.text : (replacement(piece.name, piece.kind) ?? piece.text)))
    .join('')
}
