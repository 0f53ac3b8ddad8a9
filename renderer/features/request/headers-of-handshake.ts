import type { DefaultHeader } from '#shared/http/default-headers.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { isTyped } from './headers-of-settings.ts'

/** The headers that ask for a WebSocket beside Connection and Upgrade (RFC 6455 §4.1, RFC 7692 §7). */
export function headersOfHandshake(draft: Draft): DefaultHeader[] {
  const { compression = DEFAULT_SETTINGS.socket.compression } = draft.settings.socket ?? {}
  const asking: DefaultHeader[] = [
    {
      name: 'Sec-WebSocket-Version',
      value: '13',
      optional: false,
      why: 'The version of the protocol'
    },
    {
      name: 'Sec-WebSocket-Key',
      value: 'made for each connection',
      optional: false,
      why: 'The server proves by it that it has read the handshake'
    },
    ...(compression
      ? [
          {
            name: 'Sec-WebSocket-Extensions',
            value: 'permessage-deflate; client_max_window_bits',
            optional: false,
            why: 'Messages may come compressed: see Settings'
          }
        ]
      : [])
  ]
  return asking.filter(({ name }) => !isTyped(draft, name))
}
