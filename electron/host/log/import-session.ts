import { randomUUID } from 'node:crypto'
import { importLog } from '#engine/session-log/in-log-thread.ts'
import type { SessionLog } from '#engine/session-log/session-log.ts'
import type { EventOf, InputOf } from '#shared/contract/define.ts'
import type { sessionLogContract } from '#shared/contract/session-log.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { HistorySession } from '#shared/model/history.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { ofLength } from '../gather-bytes.ts'
import { recordedSecrets } from '../har/recorded-secrets.ts'
import type { SessionLogs } from './session-logs.ts'
import { recordSession } from './session-record.ts'

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
  const { id, path, end, discard } = await logs.reserve()
  let isKept = false
  try {
    let last: Progress = { entries: 0, problems: [] }
    const target = { folder: path, startedAt: listedAt, limits: logs.limits }
    for await (const progress of importLog(target, ofLength(chunks, size, 'file'), signal)) {
      last = progress
      yield progress
    }
    const logBytes = await end()
    const { log, close } = await logs.open(id)
    try {
      const { session, exchange } = await readSession(id, log)
      const secrets = secretForms(recordedSecrets(exchange))
      const draft = draftOf(exchange)
      const recorded = { exchange, draft, source: { file: name }, secrets, results: undefined, listedAt }
      await recordSession(recorded, { ...session, logBytes }, history, undefined)
      isKept = true
    } finally {
      await close()
    }
    yield { ...last, id }
  } finally {
    await end()
    if (!isKept) await discard()
  }
}

/** What a log that nobody writes any more says of its session. The exchange is that of its first handshake. */
export async function readSession(
  id: string,
  log: SessionLog
): Promise<{ session: HistorySession; exchange: Exchange }> {
  const { sent, received, lanes: count, lastMs } = await log.standing()
  const { lanes } = await log.times()
  const code = lanes.at(-1)?.code
  const handshakes = lanes.flatMap(({ handshakeSeq }) => handshakeSeq ?? [])
  const [first] = handshakes
  const known = first === undefined ? undefined : await log.exchange(first)
  return {
    session: {
      log: id,
      ...{ sent, received, lanes: count, durationMs: lastMs },
      ...(code !== undefined && { code }),
      logBytes: 0
    },
    // Its own may be in the history already.
    exchange: { ...(known ?? unknownExchange(log.startedAt)), id: randomUUID() }
  }
}

/** Of a log that says nothing of how it was opened. */
function unknownExchange(startedAt: string): Exchange {
  const request: Exchange['request'] = { method: 'GET', url: '', headers: [], body: { kind: 'empty' } }
  return { id: '', startedAt, request, hops: [], totalMs: 0, insecure: false }
}

export function draftOf({ request: { url, headers } }: Exchange): Draft {
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
