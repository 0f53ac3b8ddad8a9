import { jsonSpans } from '#shared/http/json-spans.ts'
import { parseTemplate, templateKind } from '#shared/template/parse-template.ts'
import { resolveTemplate, type TemplateLookup, type Unresolved } from '#shared/template/resolve-template.ts'

/** A name that stands for nothing that can be sent, and the field of the draft that names it. */
export interface UnresolvedAt extends Unresolved {
  field: string
}

/** How many characters the texts of one draft may become together. */
const MAX_RESOLVED = 64 * 1024 * 1024

/** Puts values in the place of the templates of one draft, text by text, and remembers what came of it. */
export class TextResolver {
  readonly unresolved: UnresolvedAt[] = []
  /** Values of secrets that went into the texts. */
  readonly secrets = new Set<string>()
  readonly #lookup: TemplateLookup
  #length = 0

  constructor(lookup: TemplateLookup) {
    this.#lookup = lookup
  }

  /** @param field where the text stands in the draft */
  text(text: string, field: string): string {
    if (this.#length > MAX_RESOLVED) return text
    const { text: resolved, unresolved, used } = resolveTemplate(text, this.#lookup)
    for (const { name, value, secret } of used) if (secret && !isSite(name, value)) this.secrets.add(value)
    for (const each of unresolved) this.unresolved.push({ ...each, field })
    return this.#counted(resolved, text, field)
  }

  /** A text of a body, where braces may well mean something else: what stands for nothing is sent as it was written. */
  bodyText(text: string, field: string): string {
    const before = this.unresolved.length
    const resolved = this.text(text, field)
    const found = this.unresolved.splice(before).filter(({ missing }) => !missing)
    this.unresolved.push(...found)
    return resolved
  }

  /**
   * A text of a body that is JSON: in a string of it, a value is written as one. Elsewhere it is inserted as it is, so
   * that a number, or an object, can be.
   */
  jsonText(text: string, field: string): string {
    const pieces = parseTemplate(text)
    if (pieces.every(({ kind }) => kind === 'text')) return text
    const strings = jsonSpans(text)
    let span = strings.next().value
    let json = ''
    for (const piece of pieces) {
      if (piece.kind === 'text') json += piece.text
      else {
        while (span && span.to <= piece.from) span = strings.next().value
        const value = this.bodyText(piece.text, field)
        const inString = span?.kind === 'string' && span.from < piece.from && value !== piece.text
        json += inString ? JSON.stringify(value).slice(1, -1) : value
      }
      if (this.#length > MAX_RESOLVED) return text
    }
    return json
  }

  #counted(resolved: string, text: string, field: string): string {
    this.#length += resolved.length
    if (this.#length <= MAX_RESOLVED) return resolved
    const problem = 'What the variables put into this request is too long.'
    this.unresolved.push({ name: '', via: [], problem, missing: false, field })
    return text
  }
}

/**
 * What comes from the process environment or a `.env` file counts as secret, since people keep theirs there. But the
 * mere address of a site, which is kept there as well, is none: covered, no URL of a history could be read.
 */
function isSite(name: string, value: string): boolean {
  return templateKind(name) === 'process-env' && /^https?:\/\/[^/?#@]*\/?$/i.test(value)
}
