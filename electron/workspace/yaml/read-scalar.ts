import { isScalar, parseDocument } from 'yaml'
import type { Place } from './place.ts'

/** What the text of a place says, up to `end`, read by itself: undefined when that is no scalar. */
export function readScalar(text: string, place: Place, end: number): unknown {
  // A key in the same column, so that indentation counts from there.
  const key = `${' '.repeat(Math.max(0, place.column))}k: `
  const rest = text.slice(place.start, end)
  const document = parseDocument(`${key}${rest}\n`, { prettyErrors: false })
  const value = document.errors.length === 0 ? document.get('k', true) : undefined
  return isScalar(value) ? value.value : undefined
}
