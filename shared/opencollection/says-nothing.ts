import { KINDS_OF_REQUEST, TYPES } from './kinds.ts'
import { isRaw } from './lens/raw.ts'

/** What an `info` of OpenCollection has; that of an OpenAPI document has others. */
const OF_INFO = ['type', 'name', 'seq']

/** Whether nothing in the value of a YAML file says that it is of a collection: somebody else's file beside its requests. */
export function saysNothing(value: unknown): boolean {
  if (!isRaw(value)) return true
  const { info, type } = value
  if (typeof type === 'string' && Object.hasOwn(TYPES, type)) return false
  if (['opencollection', ...KINDS_OF_REQUEST].some(key => Object.hasOwn(value, key))) return false
  if (info === undefined || info === null) return true
  return isRaw(info) && !OF_INFO.some(key => Object.hasOwn(info, key))
}

/** A key at the top, plain or in quotes, as the first of its line or of a mapping in braces. */
const SAYING = new RegExp(
  `^\\uFEFF?(?:\\{\\s*)?["']?(?:opencollection|info|${KINDS_OF_REQUEST.join('|')})["']?\\s*:`,
  'm'
)

/** The same of the text of one that cannot be parsed, which may have been meant as a request. */
export function saysNothingAsText(text: string): boolean {
  return !SAYING.test(text)
}
