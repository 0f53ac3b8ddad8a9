import { isJson } from '#shared/format/is-json.ts'
import { startsAsJson } from '#shared/format/json-start.ts'

export const FORM = 'application/x-www-form-urlencoded'
const TEXT = 'text/plain; charset=utf-8'
/** `name=value`, joined by `&`. */
const FIELDS = /^[^\s=&]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/
/** What is in no text: control characters other than those of lines. */
const BINARY = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/

/** The type of a body by all of its text: JSON is one value of it and nothing else, whatever it begins like. */
export function typeByText(text: string): string {
  if (isJson(text)) return 'application/json'
  return FIELDS.test(text) ? FORM : TEXT
}

/** The type of a body by all of its bytes. @returns undefined where it has none */
export function typeByBytes(bytes: Uint8Array): string | undefined {
  return typeIn(bytes, { isWhole: true })
}

/** The same where only this beginning of it is there yet: what could still become one value of JSON is taken for that. */
export function typeByBeginning(bytes: Uint8Array): string | undefined {
  return typeIn(bytes, { isWhole: false })
}

function typeIn(bytes: Uint8Array, { isWhole }: { isWhole: boolean }): string | undefined {
  if (bytes.length === 0) return undefined
  const text = decode(bytes, isWhole)
  if (text === undefined || BINARY.test(text)) return 'application/octet-stream'
  return !isWhole && beginsAsOneJson(text) ? 'application/json' : typeByText(text)
}

/** Undefined where it is not in UTF-8. The last sign of a beginning may be cut. */
function decode(bytes: Uint8Array, isWhole: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
  } catch {
    return undefined
  }
}

/** What opens and closes objects and lists, and the strings between. */
const STRUCTURE = /"(?:[^"\\]|\\[\s\S])*"?|[[\]{}]/g

/** An object or list behind which nothing else has come. */
function beginsAsOneJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text) || !startsAsJson(text)) return false
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(STRUCTURE)) {
    if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') depth--
    if (depth === 0) return text.slice(index + 1).trim() === ''
  }
  return true
}
