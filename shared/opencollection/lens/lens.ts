import { dequal } from 'dequal'

/**
 * A two-way reading of one place in a file. `raw` is whatever YAML gave for it, undefined when there is nothing.
 * The law: `write(raw, read(raw))` is `raw`, the very same, however oddly it was written.
 */
export interface Lens<T> {
  /**
   * @param at where this is, for people: `http.headers[2].value`
   * @throws Misread
   */
  read(raw: unknown, at: string): T
  /** What is to stand there so that `to` is read. Undefined: the key goes. */
  write(raw: unknown, to: T): unknown
}

/** A lens from how to read and how to write something that is another than what was read. */
export function lens<T>(read: Lens<T>['read'], write: Lens<T>['write']): Lens<T> {
  return { read, write: (raw, to) => (saysSame(read(raw, ''), to) ? raw : write(raw, to)) }
}

/** A lens on a noun of which it speaks of some fields only. */
export function lensOf<T extends object>(
  fields: readonly (keyof T)[],
  read: Lens<T>['read'],
  write: Lens<T>['write']
): Lens<T> {
  const say = (whole: T) => fields.map(field => whole[field])
  return { read, write: (raw, to) => (saysSame(say(read(raw, '')), say(to)) ? raw : write(raw, to)) }
}

/** Both readings at once, of the same place. */
export function both<A extends object, B extends object>(a: Lens<A>, b: Lens<B>): Lens<A & B> {
  return {
    read: (raw, at) => ({ ...a.read(raw, at), ...b.read(raw, at) }),
    write: (raw, to) => b.write(a.write(raw, to), to)
  }
}

/**
 * Whether two values say the same. A draft may have travelled as JSON, which knows neither NaN nor undefined, so what
 * JSON cannot tell apart counts as unchanged.
 */
export function saysSame(a: unknown, b: unknown): boolean {
  return dequal(a, b) || asJson(a) === asJson(b)
}

/** As JSON, undefined where there is nothing to say. */
export function asJson(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
}
