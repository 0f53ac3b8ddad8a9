import type { DraftRow } from '../model/draft/draft-row.ts'
import type { Header } from '../model/request.ts'
import { MASK } from '../redaction/redact-text.ts'

/** Data without what was masked in it, and what that was: `header Cookie`. */
export interface Unmasked<T> {
  value: T
  leftOut: string[]
}

const ENCODED_MASK = encodeURIComponent(MASK)

/** Whether something in a text was masked, also where the text is a part of a URL. */
export function isMasked(text: string): boolean {
  return text.includes(MASK) || text.includes(ENCODED_MASK)
}

export function headersWithoutMasked(headers: readonly Header[]): Unmasked<Header[]> {
  const [masked, value] = partition(headers, header => header.some(isMasked))
  return { value, leftOut: masked.map(([name]) => `header ${name}`) }
}

export function formWithoutMasked(fields: readonly DraftRow[]): Unmasked<DraftRow[]> {
  const [masked, value] = partition(fields, ({ name, value }) => isMasked(name) || isMasked(value))
  return { value, leftOut: masked.map(({ name }) => `field ${name}`) }
}

/** Without the password and the parameters that were masked: a mask in its path stays, where nothing is named. */
export function urlWithoutMasked(url: string): Unmasked<string> {
  const [, address = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(.*)$/s.exec(url) ?? []
  const [masked, rest] = partition(query.slice(1).split('&'), isMasked)
  const [, before = '', password, behind = ''] = /^([^/]*\/\/[^/@:]*)(:[^/@]*)?(.*)$/s.exec(address) ?? []
  const hidesPassword = password !== undefined && behind.startsWith('@') && isMasked(password)
  const kept = masked.length === 0 ? query : rest.length === 0 ? '' : `?${rest.join('&')}`
  return {
    value: `${hidesPassword ? before + behind : address}${kept}${fragment}`,
    leftOut: [
      ...(hidesPassword ? ['password of the URL'] : []),
      ...masked.map(parameter => `parameter ${parameter.replace(/=.*$/s, '')}`)
    ]
  }
}

function partition<T>(list: readonly T[], isIn: (each: T) => boolean): [T[], T[]] {
  return [list.filter(isIn), list.filter(each => !isIn(each))]
}
