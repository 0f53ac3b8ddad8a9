import { isJson } from '#shared/format/is-json.ts'
import { startsAsJson } from '#shared/format/json-start.ts'

export const FORM = 'application/x-www-form-urlencoded'
const TEXT = 'text/plain; charset=utf-8'
/** `name=value`, joined by `&`. */
const FIELDS = /^[^\s=&]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/
/** What is in no text: control characters other than those of lines. */
const BINARY = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/

/** The type of a body by all of its text. */
export function typeByText(text: string): string {
  if (isJson(text)) return 'application/json'
  return FIELDS.test(text) ? FORM : TEXT
}

/**
 * The type of a body of which only this beginning is there yet.
 * @returns undefined where there is nothing to tell it by
 */
export function typeByBeginning(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined
  const text = decodeBeginning(bytes)
  if (text === undefined || BINARY.test(text)) return 'application/octet-stream'
  return beginsAsOneJson(text) ? 'application/json' : typeByText(text)
}

/** Undefined where it is not in UTF-8. Its last sign may be cut. */
function decodeBeginning(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}

/** An object or list, and not several of them in lines. */
function beginsAsOneJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text) || !startsAsJson(text)) return false
  const [first = '', ...others] = text.trim().split('\n')
  return others.length === 0 || !isJson(first)
}
