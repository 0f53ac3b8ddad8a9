import { findOutsideToken, nameCharacter } from '#shared/http/field-syntax.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { templateNames } from '#shared/template/parse-template.ts'

/** In which subprotocols are offered (RFC 6455 §11.3.4). */
const NAME = 'Sec-WebSocket-Protocol'

/** @returns the row in which they are; the number of rows where there is none */
export function rowOfSubprotocols(headers: readonly DraftRow[]): number {
  const row = headers.findIndex(offersSubprotocols)
  return row === -1 ? headers.length : row
}

/** The subprotocols that headers offer, in one text: several rows mean the same as one list. */
export function subprotocolsOf(headers: readonly DraftRow[]): string {
  return headers
    .filter(offersSubprotocols)
    .map(({ value }) => value)
    .join(', ')
}

/** The headers with these subprotocols, in one row; without it where there are none. Rows that are off stay. */
export function withSubprotocols(headers: readonly DraftRow[], value: string): DraftRow[] {
  const at = rowOfSubprotocols(headers)
  const row = { name: NAME, enabled: true, ...headers[at], value }
  const others = headers.filter((each, index) => index !== at && !offersSubprotocols(each))
  return value.trim() === '' ? others : others.toSpliced(at, 0, row)
}

/** Why a server may not take them (RFC 6455 §4.1: tokens, each of them once); what is a template may be anything. */
export function subprotocolProblem(value: string): string | undefined {
  if (templateNames(value).length > 0) return undefined
  const names = value
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return `${twice} is offered twice.`
  const bad = names.map(findOutsideToken).find(found => found !== undefined)
  return bad && `A subprotocol cannot contain ${nameCharacter(bad)}: several are separated by commas.`
}

function offersSubprotocols({ name, enabled }: DraftRow): boolean {
  return enabled && name.trim().toLowerCase() === NAME.toLowerCase()
}
