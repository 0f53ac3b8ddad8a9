import { findUnsendable } from '#shared/http/field-syntax.ts'
import type { Header } from '#shared/model/request.ts'
import { toByteText } from '../http/byte-text.ts'

/** Servers take no longer heads than this. */
const MAX_LENGTH = 8 * 1024

/**
 * The headers with the last event ID as a header, in UTF-8 (HTML §9.2.3), in the place of one that was typed: that
 * stays until the stream names one. Undefined when a header cannot carry it.
 */
export function withLastEventId(headers: Header[], lastEventId: string | undefined): Header[] | undefined {
  if (lastEventId === undefined) return headers
  const others = headers.filter(([name]) => name.toLowerCase() !== 'last-event-id')
  if (lastEventId === '') return others
  if (lastEventId.length > MAX_LENGTH) return undefined
  const value = toByteText(lastEventId)
  return findUnsendable(value) === undefined ? [...others, ['Last-Event-ID', value]] : undefined
}
