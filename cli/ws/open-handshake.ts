import type { DirectClient } from '#engine/direct-client.ts'
import type { OpenConnection } from '#engine/websocket/upgraded-connection.ts'
import type { SessionSecrets } from '#host/socket/session-secrets.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import { SHOWN_BYTES, shownBody } from '../session/shown-body.ts'
import type { SocketRequest } from './read-socket.ts'

export interface HandshakeParts {
  client: DirectClient
  request: SocketRequest
  settings: ExecuteSettings
  /** What is met on the way is added. */
  secrets: SessionSecrets
  /** Told of what happens meanwhile. */
  onEvent?: ((event: ExchangeEvent) => void) | undefined
  /** Told, line by line, what a refusal says, before the session is told of it. */
  onRefusal?: ((lines: string[]) => void) | undefined
}

/** Opens the connections of a session as the command line says. */
export function openHandshake({
  client,
  request,
  settings,
  secrets,
  onEvent,
  onRefusal
}: HandshakeParts): OpenConnection {
  const known = secrets.forms
  return async (tellSession, signal) => {
    const tell = (event: ExchangeEvent) => {
      tellSession(event)
      onEvent?.(event)
    }
    secrets.beginHandshake(known)
    const handshake = await client.openWebSocket(request, { ...settings, tell, signal })
    const { exchange } = handshake
    secrets.endHandshake(withSeenSecrets(known, exchange), !handshake.connection)
    if (!exchange.body) return handshake
    const { id, size } = exchange.body
    onRefusal?.(shownBody(await client.readBody(id, 0, SHOWN_BYTES), size, secrets.forms))
    await client.releaseBody(id)
    return handshake
  }
}
