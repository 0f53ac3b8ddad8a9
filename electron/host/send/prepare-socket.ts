import type { Request } from '#shared/client/http-client.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { HistorySource } from '#shared/model/history.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { type PrepareParts, prepareDraft } from './prepare-draft.ts'
import type { PreparedRequest } from './prepare-send.ts'

/** A WebSocket that may be opened. How it is held say its settings, over the defaults: see `completeSettings`. */
export interface PreparedSocket extends Omit<PreparedRequest, 'request'> {
  request: Pick<Request, 'url' | 'headers' | 'withoutDefaults'>
}

/**
 * Makes of the draft of a WebSocket, as it lies in its scope at this moment, the handshake that opens it.
 * @returns why it may not, at fields of the draft. `unrecorded` is what the history could not keep on the way
 */
export async function prepareSocket(
  draft: Draft,
  scope: Scope,
  source: HistorySource,
  parts: PrepareParts,
  signal: AbortSignal
): Promise<{ unrecorded: string[] } & ({ prepared: PreparedSocket } | { problems: DraftProblem[] })> {
  const ready = await prepareDraft({ ...draft, type: 'websocket' }, scope, source, parts, signal)
  if ('problems' in ready) return ready
  const { prepared, unrecorded } = ready
  const { url, headers, withoutDefaults } = prepared.request
  return {
    unrecorded,
    prepared: { ...prepared, request: { url, headers, ...(withoutDefaults && { withoutDefaults }) } }
  }
}
