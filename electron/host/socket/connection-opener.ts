import type { Handshake, OpenConnection } from '#engine/websocket/upgraded-connection.ts'
import type { ExecuteOptions, Request } from '#shared/client/http-client.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { SocketSettings } from '#shared/model/socket/socket-settings.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import { atDraftField } from '../send/at-draft-field.ts'
import { maskError } from '../send/mask-problems.ts'
import type { PreparedSocket } from '../send/prepare-socket.ts'
import type { SocketPreparation } from './socket-preparation.ts'

/** See `DirectClient`. */
export type OpenWebSocket = (
  request: Pick<Request, 'url' | 'headers' | 'withoutDefaults'>,
  options: ExecuteOptions & { tell?: (event: ExchangeEvent) => void }
) => Promise<Handshake>

export interface OpenerParts {
  openWebSocket: OpenWebSocket
  preparation: SocketPreparation
  /** How it is held at this moment. */
  settings(): SocketSettings
  /** Told of what is secret in the next handshake, before anything with it is sent or told. */
  onSecrets(forms: readonly SecretForm[]): void
  /** Told of what is secret in one that is over, as far as it was met in it. */
  onSeenSecrets(forms: readonly SecretForm[], isRefused: boolean): void
  /** Told of each handshake that is over, well or not, and what was known to be secret then. */
  onExchange(exchange: Exchange): void
  onUnrecorded(problem: string): void
}

/**
 * Opens the connections of a session. The first is as it was prepared. Each later one is prepared anew: a token may have
 * run out, and a value may have changed; what keeps it from being opened then is an error BUILD.
 */
export function connectionOpener(first: PreparedSocket, parts: OpenerParts): OpenConnection {
  let next: PreparedSocket | undefined = first
  return async (tell, signal) => {
    const prepared = next ?? (await prepareAgain(parts, signal))
    next = undefined
    const { request, settings, secrets, placeOf } = prepared
    parts.onSecrets(secrets)
    let handshake: Handshake
    try {
      handshake = await parts.openWebSocket(request, {
        ...settings,
        socket: parts.settings(),
        signal,
        tell: event => tell(atDraftField(event, placeOf))
      })
    } catch (error) {
      const { code, reason, field, facts } = maskError(error, secrets)
      const place = field === undefined ? undefined : placeOf(field).field
      throw new ClientError(code, { reason, facts, field: place })
    }
    const exchange = exchangeAt(handshake.exchange, prepared)
    parts.onSeenSecrets(withSeenSecrets(secrets, exchange), !handshake.connection)
    parts.onExchange(exchange)
    return { ...handshake, exchange }
  }
}

async function prepareAgain(
  { preparation, onUnrecorded }: OpenerParts,
  signal: AbortSignal
): Promise<PreparedSocket> {
  const ready = await preparation.prepare(signal)
  for (const problem of ready.unrecorded) onUnrecorded(problem)
  if (!('problems' in ready)) return ready.prepared
  const [first] = ready.problems
  throw new ClientError('BUILD', {
    field: first?.field,
    facts: { problem: ready.problems.map(({ problem }) => problem).join(' ') }
  })
}

function exchangeAt(exchange: Exchange, { placeOf }: PreparedSocket): Exchange {
  const told = atDraftField({ type: 'done', exchange }, placeOf)
  return told.type === 'done' ? told.exchange : exchange
}
