import { jsonSpans } from '#shared/http/json-spans.ts'
import { secretsInValue } from '#shared/redaction/secrets-in-value.ts'
import {
  type InsertValue,
  resolveTemplate,
  type TemplateLookup,
  type Unresolved,
  type UsedValue
} from '#shared/template/resolve-template.ts'

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
  readonly #noted = new Map<string, string>()
  #length = 0

  constructor(lookup: TemplateLookup) {
    this.#lookup = lookup
  }

  /**
   * @param field where the text stands in the draft
   * @param insert see `resolveTemplate`
   */
  text(text: string, field: string, insert?: InsertValue): string {
    if (this.#length > MAX_RESOLVED) return text
    const { text: resolved, unresolved, used } = resolveTemplate(text, this.#lookup, insert)
    for (const each of used) this.#note(each)
    for (const each of unresolved) this.unresolved.push({ ...each, field })
    return this.#counted(resolved, text, field)
  }

  /** Remembers what is secret in a text that is not sent, but is shown and kept with what is. */
  noteSecrets(text: string): void {
    for (const each of resolveTemplate(text, this.#lookup).used) this.#note(each)
  }

  /** A text of a body, where braces may well mean something else: what stands for nothing is sent as it was written. */
  bodyText(text: string, field: string, insert?: InsertValue): string {
    const before = this.unresolved.length
    const resolved = this.text(text, field, insert)
    const found = this.unresolved.splice(before).filter(({ missing }) => !missing)
    this.unresolved.push(...found)
    return resolved
  }

  /**
   * A text of a body that is JSON: in a string of it, a value is written as one. Elsewhere it is inserted as it is, so
   * that a number, or an object, can be.
   */
  jsonText(text: string, field: string): string {
    const spans = jsonSpans(text)
    let span = spans.next().value
    return this.bodyText(text, field, (value, { from }) => {
      while (span && span.to <= from) span = spans.next().value
      const inString = span?.kind === 'string' && span.from < from
      return inString ? JSON.stringify(value).slice(1, -1) : value
    })
  }

  #note(used: UsedValue): void {
    // One value may go into many texts.
    if (this.#noted.get(used.name) === used.value) return
    this.#noted.set(used.name, used.value)
    for (const secret of secretsInValue(used)) this.secrets.add(secret)
  }

  #counted(resolved: string, text: string, field: string): string {
    this.#length += resolved.length
    if (this.#length <= MAX_RESOLVED) return resolved
    const problem = 'What the variables put into this request is too long.'
    this.unresolved.push({ name: '', via: [], problem, missing: false, field })
    return text
  }
}
