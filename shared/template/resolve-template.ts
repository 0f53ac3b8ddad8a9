import { parseJson } from '../format/parse-json.ts'
import { type Piece, parseTemplate, templateKind } from './parse-template.ts'
import { textAt, valuePath } from './value-path.ts'

/** What a name stands for. */
export interface TemplateValue {
  /** May hold templates itself. Absent when it cannot be had: `problem` says why. */
  value?: string
  secret: boolean
  /** Of type object: names may lead into it. */
  object?: boolean
  /** A sentence for a person. */
  problem?: string
}

/** Finds what stands between braces: `host`, `process.env.HOME`, `$guid`. Undefined when there is none of that name. */
export type TemplateLookup = (name: string) => TemplateValue | undefined

export interface Unresolved {
  name: string
  /** Variables that lead to it, outermost first; empty when the text itself names it. */
  via: readonly string[]
  /** Why: a sentence for a person. */
  problem: string
  /** Whether there is nothing of this name, rather than something that cannot be had. */
  missing: boolean
}

/** What went into a text in the place of a name. */
export interface UsedValue {
  name: string
  /** What stands in its place. */
  value: string
  secret: boolean
}

interface ResolvedTemplate {
  /** What could not be resolved stands in it as it was written. */
  text: string
  /** Each name once. */
  unresolved: Unresolved[]
  /** Values that went into the text, by way of others too; each name once. */
  used: UsedValue[]
}

/** How long a chain of values that name each other may be. */
const MAX_DEPTH = 40
/** How many characters of values may come into one text. */
const MAX_INSERTED = 16 * 1024 * 1024

/** What of a value comes into the text itself, in the place of one of its own templates. */
export type InsertValue = (value: string, piece: Piece) => string

/**
 * Puts values in the place of a text's templates, and in that of the templates in the values. A value of several
 * templates of one name is resolved once, as in Bruno, except that a dynamic one is made anew each time.
 * @param insert such as one that escapes the value where the template stands; told of the text's templates in order
 */
export function resolveTemplate(
  text: string,
  lookup: TemplateLookup,
  insert: InsertValue = value => value
): ResolvedTemplate {
  const resolution = new Resolution(lookup)
  const resolved = resolution.resolve(text, [], insert)
  return { text: resolved, unresolved: resolution.unresolved, used: resolution.used }
}

class Resolution {
  readonly #lookup: TemplateLookup
  readonly #values = new Map<string, string | undefined>()
  readonly #unresolved = new Map<string, Unresolved>()
  readonly #used = new Map<string, UsedValue>()
  /** Values of type object, parsed once however many names lead into them. */
  readonly #objects = new Map<string, unknown>()
  #inserted = 0

  constructor(lookup: TemplateLookup) {
    this.#lookup = lookup
  }

  get unresolved(): Unresolved[] {
    return [...this.#unresolved.values()]
  }

  get used(): UsedValue[] {
    return [...this.#used.values()]
  }

  resolve(text: string, via: readonly string[], insert: InsertValue = value => value): string {
    return parseTemplate(text)
      .map(piece => this.#replace(piece, via, insert))
      .join('')
  }

  #replace(piece: Piece, via: readonly string[], insert: InsertValue): string {
    if (piece.kind === 'text') return piece.text
    const value = this.#inserted <= MAX_INSERTED ? this.#valueOf(piece.name, via) : undefined
    this.#inserted += value?.length ?? 0
    if (this.#inserted <= MAX_INSERTED) return value === undefined ? piece.text : insert(value, piece)
    this.#refuse(piece.name, via, 'The values that come into this text are too long together.')
    return piece.text
  }

  #valueOf(name: string, via: readonly string[]): string | undefined {
    if (this.#values.has(name)) return this.#values.get(name)
    if (via.includes(name)) {
      const circle = [...via.slice(via.indexOf(name)), name].join(' → ')
      return this.#refuse(name, via, `It names itself: ${circle}.`)
    }
    if (via.length >= MAX_DEPTH) return this.#refuse(name, via, 'Too many values name each other.')
    const found = this.#find(name)
    if (found?.value === undefined) return this.#refuse(name, via, found?.problem ?? noSuch(name), !found)
    // What was made for this very use holds no names of anybody.
    const isDynamic = templateKind(name) === 'dynamic'
    const value = isDynamic ? found.value : this.resolve(found.value, [...via, name])
    if (!isDynamic) this.#values.set(name, value)
    this.#used.set(isDynamic ? `${name} ${this.#used.size}` : name, { name, value, secret: found.secret })
    return value
  }

  /** A variable of that very name, else what the name leads to in one of type object. */
  #find(name: string): TemplateValue | undefined {
    const exact = this.#lookup(name)
    if (exact || templateKind(name) !== 'variable') return exact
    const path = valuePath(name)
    const holder = path && this.#lookup(path.variable)
    if (!path || !holder?.object) return undefined
    if (holder.value === undefined) return holder
    const value = textAt(this.#objectOf(path.variable, holder.value), path.keys)
    return value === undefined ? undefined : { value, secret: holder.secret }
  }

  #objectOf(variable: string, json: string): unknown {
    if (!this.#objects.has(variable)) this.#objects.set(variable, parseJson(json))
    return this.#objects.get(variable)
  }

  #refuse(name: string, via: readonly string[], problem: string, missing = false): undefined {
    this.#unresolved.set(name, { name, via, problem, missing })
  }
}

function noSuch(name: string): string {
  switch (templateKind(name)) {
    case 'dynamic':
      return `There is no dynamic value called ${name}.`
    case 'prompt':
      return 'It asks for a value while sending, which Sonde does not do. Name a variable in its place.'
    case 'process-env':
      return `No ${name} is set here.`
    case 'variable':
      return `There is no variable called ${name}.`
  }
}
