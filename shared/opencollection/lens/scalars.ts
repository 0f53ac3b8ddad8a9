import { type Lens, lens } from './lens.ts'
import { Misread } from './misread.ts'
import { isRaw, put } from './raw.ts'

/** A text; nothing is the empty one. Numbers and booleans, which people forget to quote, are read as they look. */
export const text: Lens<string> = textOr('')

/** A text that is `missing` where there is none. */
export function textOr(missing: string): Lens<string> {
  return lens(
    (raw, at) => readText(raw, at) ?? missing,
    (_, to) => to
  )
}

/** A text that stands in a list, where an empty one is written too. */
export const textItem: Lens<string> = {
  read: text.read,
  write: (raw, to) => (raw === undefined ? to : text.write(raw, to))
}

/** A text that says the same when it is missing as when it is empty. */
export const optionalText: Lens<string | undefined> = {
  read: readText,
  write: (raw, to) => ((readText(raw, '') ?? '') === (to ?? '') ? raw : to || undefined)
}

/** A text that may also be `{ content, type }`, and is written so when it is new and has a type. */
export function document(newType?: string): Lens<string | undefined> {
  const read: Lens<string | undefined>['read'] = (raw, at) =>
    isRaw(raw) ? readText(raw.content, `${at}.content`) : readText(raw, at)
  return {
    read,
    write(raw, to) {
      if ((read(raw, '') ?? '') === (to ?? '')) return raw
      if (!to) return undefined
      if (isRaw(raw)) return put(raw, 'content', to, [])
      return typeof raw === 'string' || newType === undefined ? to : { content: to, type: newType }
    }
  }
}

/** One of some words, by what each is written in the file. The first one is read from anything that is empty. */
export function word<T extends string>(written: Readonly<Record<T, string>>, missing: T): Lens<T> {
  const { read } = optionalWord(written)
  return lens(
    (raw, at) => read(raw, at) ?? missing,
    (_, to) => written[to]
  )
}

export function optionalWord<T extends string>(written: Readonly<Record<T, string>>): Lens<T | undefined> {
  const words = Object.entries<string>(written) as [T, string][]
  const expected = `one of ${[...new Set(words.map(([, as]) => as))].join(', ')}`
  return lens<T | undefined>(
    (raw, at) => {
      if (raw === undefined || raw === null || raw === '') return undefined
      const found = words.find(([, as]) => as === raw)
      if (found) return found[0]
      throw new Misread(at, raw, expected)
    },
    (_, to) => to && written[to]
  )
}

/** Yes or no; anything but a yes is a no. */
export const flag: Lens<boolean> = lens(
  raw => raw === true || raw === 'true',
  (_, to) => to
)

/** A yes or no that is inherited when it is missing, or says so. */
export const optionalFlag: Lens<boolean | undefined> = lens(
  (raw, at) => {
    if (isInherited(raw)) return undefined
    if (raw === true || raw === 'true') return true
    if (raw === false || raw === 'false') return false
    throw new Misread(at, raw, 'true or false')
  },
  (_, to) => to
)

/**
 * A number from 0 that is inherited like a flag.
 * @param expected what it is, for people
 * @param options.inherited what is written when it is taken back; else the key goes
 */
export function optionalNumber(expected: string, options: { whole?: boolean; inherited?: string } = {}) {
  return lens<number | undefined>(
    (raw, at) => {
      if (isInherited(raw)) return undefined
      const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw
      const fits =
        typeof number === 'number' &&
        Number.isFinite(number) &&
        number >= 0 &&
        (!options.whole || Number.isSafeInteger(number))
      if (fits) return number
      throw new Misread(at, raw, expected)
    },
    (_, to) => to ?? options.inherited
  )
}

function isInherited(raw: unknown): boolean {
  return raw === undefined || raw === null || raw === 'inherit'
}

function readText(raw: unknown, at: string): string | undefined {
  if (raw === undefined || raw === null) return undefined
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number' || typeof raw === 'boolean' || typeof raw === 'bigint') return String(raw)
  throw new Misread(at, raw, 'text')
}
