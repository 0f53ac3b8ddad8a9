import type { Header } from '#shared/model/request.ts'
import { findHeader } from '../http/raw-headers.ts'

/** Whether a body is a stream of events, by its Content-Type; parameters do not matter (HTML §9.2.5). */
export function isEventStream(headers: readonly Header[]): boolean {
  const type = findHeader(headers, 'content-type')
  return type !== undefined && /^\s*text\/event-stream\s*(;|$)/i.test(type)
}
