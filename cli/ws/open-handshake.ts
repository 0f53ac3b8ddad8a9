import type { DirectClient } from '#engine/direct-client.ts'
import type { OpenConnection } from '#engine/websocket/upgraded-connection.ts'
import type { SessionSecrets } from '#host/socket/session-secrets.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import type { SocketRequest } from './read-socket.ts'

/** So much of what a refusal says is shown. */
const SHOWN_BYTES = 4096

export interface HandshakeParts {
  client: DirectClient
  request: SocketRequest
  settings: ExecuteSettings
  /** What is met on the way is added. */
  secrets: SessionSecrets
  /** Told of each line of what a refusal says, the first of them. */
  onRefusal?: ((line: string) => void) | undefined
}

/** Opens the connections of a session as the command line says. */
export function openHandshake({
  client,
  request,
  settings,
  secrets,
  onRefusal
}: HandshakeParts): OpenConnection {
  const known = secrets.forms
  return async (tell, signal) => {
    secrets.beginHandshake(known)
    const handshake = await client.openWebSocket(request, { ...settings, tell, signal })
    const { exchange } = handshake
    secrets.endHandshake(withSeenSecrets(known, exchange), !handshake.connection)
    if (!exchange.body) return handshake
    const { id } = exchange.body
    if (onRefusal) {
      const text = Buffer.from(await client.readBody(id, 0, SHOWN_BYTES)).toString('utf8')
      const lines = recordRedactor(secrets.forms)(text).trimEnd().split('\n')
      for (const line of lines) onRefusal(line)
    }
    await client.releaseBody(id)
    return handshake
  }
}
