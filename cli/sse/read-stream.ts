import { withLastEventId } from '#engine/sse/last-event-id.ts'
import type { Header } from '#shared/model/request.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { readCount, readTime } from '../read-values.ts'
import { readHeaders } from '../request/read-headers.ts'
import { readRequestSettings } from '../request/read-request-settings.ts'
import { readBody } from '../send/read-body.ts'
import type { SendParts } from '../send/send-parts.ts'
import { tooMany } from '../too-many.ts'
import { UsageError } from '../usage-error.ts'
import type { SseValues } from './sse-values.ts'

export type StreamRequest = Omit<SendParts, 'headers'> & { headers: Header[] }

/**
 * What asks for an event stream, as `EventSource` does it (HTML §9.2.2).
 * @throws UsageError when positionals or flags do not fit together
 */
export function readStreamRequest(values: SseValues, [url, ...rest]: string[]): StreamRequest {
  if (url === undefined) throw new UsageError('The URL is missing: sonde sse URL')
  if (/^wss?:/i.test(url)) throw new UsageError('ws:// and wss:// open a WebSocket: sonde ws URL')
  if (rest.length > 0) throw tooMany('the URL', 'sonde sse URL')
  const { headers, withoutDefaults } = readHeaders(values)
  const typed = new Set([...headers.map(([name]) => name.toLowerCase()), ...withoutDefaults])
  for (const [name, value] of ASKING) if (!typed.has(name.toLowerCase())) headers.push([name, value])
  return { ...readBody(values, headers), method: values.request, url, headers, withoutDefaults }
}

const ASKING: readonly Header[] = [
  ['Accept', 'text/event-stream'],
  ['Cache-Control', 'no-store']
]

/** @throws UsageError for an ID that no header can carry */
export function readLastEventId({ 'last-event-id': id }: SseValues): string | undefined {
  if (id !== undefined && !withLastEventId([], id))
    throw new UsageError('--last-event-id: no header can carry this ID')
  return id
}

/** What follows when a stream ends. */
export interface StreamConduct {
  reconnect: boolean
  /** So many times in a row without an event; 0 is any number. */
  maxReconnects: number
}

/** @throws UsageError naming the flag whose value cannot be understood */
export function readConduct(values: SseValues): StreamConduct {
  const max = readCount('max-reconnects', values['max-reconnects'])
  const reconnect = !values['no-reconnect']
  if (max !== undefined && !reconnect)
    throw new UsageError('--max-reconnects and --no-reconnect: only one of them')
  return { reconnect, maxReconnects: max ?? 0 }
}

/** Of each connection. @throws UsageError naming the flag whose value cannot be understood */
export function readStreamSettings(values: SseValues): ExecuteSettings {
  const idleMs = readTime('idle-timeout', values['idle-timeout'])
  return { ...readRequestSettings(values), eventStream: { reconnect: false, idleMs } }
}
