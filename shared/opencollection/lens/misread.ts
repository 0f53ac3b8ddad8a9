/** A place in a file that is not what the format has there. The message is a sentence for people. */
export class Misread extends Error {
  override readonly name = 'Misread'
  /** The keys and indices that lead there; none is the file as a whole. */
  readonly path: readonly string[]

  /** @param at as in `Lens.read`; empty is the file as a whole */
  constructor(at: string, raw: unknown, expected: string) {
    super(`${at === '' ? 'The file' : at} is ${describe(raw)}, expected ${expected}.`)
    this.path = at.split(/[.[\]]+/).filter(key => key !== '')
  }
}

function describe(raw: unknown): string {
  if (raw === undefined) return 'missing'
  if (raw === null) return 'empty'
  if (Array.isArray(raw)) return 'a list'
  if (typeof raw === 'object') return 'a mapping'
  return typeof raw === 'string' ? `“${shorten(raw)}”` : String(raw)
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
