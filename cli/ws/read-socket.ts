import { LONGEST_TIMER_MS } from '#engine/longest-timer.ts'
import type { Request } from '#shared/client/http-client.ts'
import { isToken } from '#shared/http/field-syntax.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { DEFAULT_SOCKET_SETTINGS } from '#shared/model/socket/default-socket-settings.ts'
import type { SocketSettings } from '#shared/model/socket/socket-settings.ts'
import { readCount, readSize, readTime } from '../read-values.ts'
import { readHeaders } from '../request/read-headers.ts'
import { readRequestSettings } from '../request/read-request-settings.ts'
import { tooMany } from '../too-many.ts'
import { UsageError } from '../usage-error.ts'
import type { WsValues } from './ws-values.ts'

export type SocketRequest = Pick<Request, 'url' | 'headers' | 'withoutDefaults'>

/** @throws UsageError when positionals or flags do not fit together */
export function readSocketRequest(values: WsValues, [url, ...rest]: string[]): SocketRequest {
  if (url === undefined) throw new UsageError('The URL is missing: sonde ws URL')
  if (rest.length > 0) throw tooMany('the URL', 'sonde ws URL')
  const { headers, withoutDefaults } = readHeaders(values)
  for (const name of [...headers.map(([name]) => name), ...withoutDefaults])
    if (OWN_HEADERS.includes(name.toLowerCase()))
      throw new UsageError(`--header “${name}”: each handshake has its own, which cannot be changed`)
  if (values.subprotocol) headers.push(['Sec-WebSocket-Protocol', readSubprotocols(values.subprotocol)])
  return { url, headers, withoutDefaults }
}

/** By these a handshake is one (RFC 6455 §4.1); the key is a new one each time. */
const OWN_HEADERS = ['connection', 'upgrade', 'sec-websocket-key', 'sec-websocket-version']

/** Different tokens, as RFC 6455 §4.1 wants them. */
function readSubprotocols(names: string[]): string {
  for (const [index, name] of names.entries()) {
    if (!isToken(name))
      throw new UsageError(`--subprotocol “${name}”: a subprotocol is a word without spaces and commas`)
    if (names.indexOf(name) < index) throw new UsageError(`--subprotocol ${name}: it is offered twice`)
  }
  return names.join(', ')
}

export type HeldSettings = ExecuteSettings & { socket: SocketSettings }

/** How it is opened and held. @throws UsageError naming the flag whose value cannot be understood */
export function readSocketSettings(values: WsValues): HeldSettings {
  const maxAttempts = readCount('max-reconnects', values['max-reconnects'])
  if (maxAttempts !== undefined && !values.reconnect)
    throw new UsageError('--max-reconnects goes with --reconnect')
  const usual = DEFAULT_SOCKET_SETTINGS
  return {
    ...readRequestSettings(values),
    socket: {
      ...usual,
      compression: !values['no-compression'],
      maxMessageBytes: readMaxMessage(values) ?? usual.maxMessageBytes,
      pingIntervalMs: readTime('ping-interval', values['ping-interval']) ?? 0,
      reconnect: {
        ...usual.reconnect,
        enabled: values.reconnect ?? false,
        maxAttempts: maxAttempts ?? 0
      }
    }
  }
}

/** More may be longer than a text can be, once it is escaped. */
const LARGEST_LINE_BYTES = 64 * 1024 * 1024

function readMaxMessage(values: WsValues): number | undefined {
  const bytes = readSize('max-message', values['max-message'])
  const isLarger = bytes === 0 || (bytes !== undefined && bytes > LARGEST_LINE_BYTES)
  if (isLarger && (!values.raw || values.log !== undefined))
    throw new UsageError(
      `--max-message ${values['max-message']}: more than 64MiB are printed only with --raw, and without --log`
    )
  return bytes
}

const PIPE_WAIT_MS = 1000

/** How long to stay after the end of standard input, in ms. A person who ends it wants to leave. */
export function readWait({ wait }: WsValues, isTerminal: boolean): number {
  if (wait === 'forever') return Number.POSITIVE_INFINITY
  return Math.min(readTime('wait', wait) ?? (isTerminal ? 0 : PIPE_WAIT_MS), LONGEST_TIMER_MS)
}
