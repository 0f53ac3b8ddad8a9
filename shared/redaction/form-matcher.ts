import { addSpan, mergeSpans, type Span } from './spans.ts'

/** So many characters at the end of a form it is looked up by: many secrets begin alike, and few end so. */
const KEY_LENGTH = 4
/** Fewer forms are found faster one by one. */
const FEW = 24

/**
 * Finds any number of forms in a text in one pass: at each character, those that end as the text does there. It grows
 * with every form that is added, without being made anew.
 */
export class FormMatcher {
  readonly #forms: string[] = []
  /** Those shorter than a key. */
  readonly #short: string[] = []
  /** By the slot of its key: which form was added last there, counted from 1. */
  #latest = new Int32Array(0)
  /** Of each form, which was added to its slot before. */
  readonly #earlier: number[] = []
  readonly #keys: number[] = []

  constructor(forms: Iterable<string> = []) {
    for (const form of forms) this.add(form)
  }

  /** One that is known adds nothing, nor one that is empty, which would be everywhere. */
  add(form: string): void {
    if (form === '' || this.#has(form)) return
    if (form.length < KEY_LENGTH) {
      this.#short.push(form)
      return
    }
    this.#forms.push(form)
    this.#keys.push(keyOf(form))
    if (this.#forms.length * 4 <= this.#latest.length) this.#link(this.#forms.length)
    else {
      this.#latest = new Int32Array(Math.max(this.#latest.length * 4, 256))
      for (let nth = 1; nth <= this.#forms.length; nth++) this.#link(nth)
    }
  }

  /** Where they stand in a text, in order. What several of them hold is one stretch. */
  find(text: string): Span[] {
    const isFew = this.#forms.length < FEW
    const single = isFew ? [...this.#short, ...this.#forms] : this.#short
    const spans = single.flatMap(form => occurrences(text, form))
    if (!isFew) this.#findEach(text, spans)
    return mergeSpans(spans)
  }

  #findEach(text: string, spans: Span[]): void {
    const latest = this.#latest
    const bits = shiftFor(latest)
    let key = 0
    for (let at = 0; at < text.length; at++) {
      key = nextKey(key, text.charCodeAt(at))
      const nth = latest[slotOf(key, bits)]
      if (nth === 0 || nth === undefined) continue
      const length = this.#longestUpTo(text, at + 1, key, nth)
      if (length > 0) addSpan(spans, { from: at + 1 - length, to: at + 1 })
    }
  }

  /** The length of the longest form of a key that a text has right before `end`, or 0. @param latest of its slot */
  #longestUpTo(text: string, end: number, key: number, latest: number): number {
    let longest = 0
    for (let nth = latest; nth > 0; nth = this.#earlier[nth - 1] ?? 0) {
      if (this.#keys[nth - 1] !== key) continue
      const form = this.#forms[nth - 1] ?? ''
      if (form.length > longest && form.length <= end && text.startsWith(form, end - form.length))
        longest = form.length
    }
    return longest
  }

  #has(form: string): boolean {
    if (form.length < KEY_LENGTH) return this.#short.includes(form)
    const latest = this.#latest[slotOf(keyOf(form), shiftFor(this.#latest))] ?? 0
    for (let nth = latest; nth > 0; nth = this.#earlier[nth - 1] ?? 0)
      if (this.#forms[nth - 1] === form) return true
    return false
  }

  #link(nth: number): void {
    const slot = slotOf(this.#keys[nth - 1] ?? 0, shiftFor(this.#latest))
    this.#earlier[nth - 1] = this.#latest[slot] ?? 0
    this.#latest[slot] = nth
  }
}

/** Of the last characters that were put in: what is older is shifted out of its 32 bits. */
function nextKey(key: number, unit: number): number {
  return (key << 8) ^ unit
}

function keyOf(form: string): number {
  let key = 0
  for (let at = form.length - KEY_LENGTH; at < form.length; at++) key = nextKey(key, form.charCodeAt(at))
  return key
}

/** The upper bits of a product with the golden ratio, which are spread evenly (Knuth, TAOCP 6.4). */
function slotOf(key: number, shift: number): number {
  return Math.imul(key, 0x9e3779b1) >>> shift
}

/** @param table of a power of two */
function shiftFor(table: Int32Array): number {
  return Math.clz32(table.length) + 1
}

function occurrences(text: string, form: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    addSpan(found, { from: at, to: at + form.length })
  return found
}
