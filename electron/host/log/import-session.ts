import { importLog } from '#engine/session-log/in-log-thread.ts'
import type { EventOf, InputOf } from '#shared/contract/define.ts'
import type { sessionLogContract } from '#shared/contract/session-log.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { ofLength } from '../gather-bytes.ts'
import { recordedSecrets } from '../har/recorded-secrets.ts'
import { recordExchange } from '../send/record-exchange.ts'
import { readSession } from './read-session.ts'
import type { SessionLogs } from './session-logs.ts'

export interface ImportLogParts {
  logs: SessionLogs
  history: HistoryStore
}

type Progress = EventOf<typeof sessionLogContract, 'log.import'>

/** What made a connection is made anew for each. */
const OF_THE_HANDSHAKE = /^(?::.*|host|connection|upgrade|sec-websocket-(?:key|version|extensions|accept))$/i

/** Takes a file as a log, and lists it in the history: see `log.import`. */
export async function* importSession(
  { name, size }: InputOf<typeof sessionLogContract, 'log.import'>,
  chunks: AsyncIterable<Uint8Array>,
  { logs, history }: ImportLogParts,
  signal: AbortSignal
): AsyncGenerator<Progress> {
  const listedAt = new Date().toISOString()
  const { id, path, size: sizeOf, end, discard } = await logs.reserve()
  let isKept = false
  try {
    let last: Progress = { entries: 0, problems: [] }
    const target = { folder: path, startedAt: listedAt, limits: logs.limits }
    for await (const progress of importLog(target, ofLength(chunks, size, 'file'), signal)) {
      last = progress
      yield progress
    }
    // It stays claimed until it is listed: nobody may take it for one that was left behind.
    const { log, close } = await logs.open(id)
    try {
      const { session, exchange } = await readSession(id, log)
      const secrets = secretForms(recordedSecrets(exchange))
      const draft = draftOf(exchange)
      const socket = { ...session, logBytes: await sizeOf() }
      const recorded = { exchange, draft, source: { file: name }, secrets, socket, listedAt }
      await recordExchange({ ...recorded, results: undefined }, history, undefined)
      isKept = true
    } finally {
      await close()
    }
    await end()
    yield { ...last, id }
  } finally {
    await end()
    if (!isKept) await discard()
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
