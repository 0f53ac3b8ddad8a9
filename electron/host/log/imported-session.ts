import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { EndedExchange } from '../send/record-exchange.ts'
import { readSession } from './read-session.ts'
import type { ReservedLog, SessionLogs } from './session-logs.ts'

/** What made a connection is made anew for each. */
const OF_THE_HANDSHAKE = /^(?::.*|host|connection|upgrade|sec-websocket-(?:key|version|extensions|accept))$/i

/**
 * A session of a file, as the history lists it, once its log is written. What is secret in it is covered there.
 * @param file its name
 * @param listedAt see `EndedExchange`
 */
export async function importedSession(
  { id, size }: ReservedLog,
  logs: SessionLogs,
  file: string,
  listedAt: string
): Promise<EndedExchange> {
  const { log, close } = await logs.open(id)
  try {
    const { session, exchange } = await readSession(id, log)
    const socket = { ...session, logBytes: await size() }
    const source = { file }
    return { exchange, draft: draftOf(exchange), source, secrets: [], results: undefined, socket, listedAt }
  } finally {
    await close()
  }
}

/** The draft that would ask for the same again. */
function draftOf({ request: { url, headers } }: Exchange): Draft {
  const isSocket = !/^https?:/i.test(url)
  return {
    ...BLANK_DRAFT,
    ...(isSocket && { type: 'websocket' as const }),
    url,
    headers: headers
      .filter(([name]) => !OF_THE_HANDSHAKE.test(name))
      .map(([name, value]) => ({ name, value, enabled: true }))
  }
}
