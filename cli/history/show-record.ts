import { createReadStream } from 'node:fs'
import { FolderSegments } from '#engine/session-log/read/folder-segments.ts'
import { exportLog } from '#engine/session-log/transfer/export-log.ts'
import { historySources } from '#host/har/history-sources.ts'
import { recordSources } from '#host/har/record-sources.ts'
import { printHar } from '#shared/har/export-har.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { HistoryEntry, HistorySession } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'
import { printPieces } from '../output/print-pieces.ts'
import { tell } from '../tell.ts'
import { UsageError } from '../usage-error.ts'
import { warn } from '../warn.ts'

export interface HistoryPlaces {
  /** The data folder. */
  home: string
  store: HistoryStore
}

/**
 * Prints what is kept of an exchange, or of a session. Resolves to the exit status.
 * @param what by default its body, which a terminal shows as that of `sonde send`, or its messages
 * @throws UsageError when there is no such thing of it, ClientError IO when it is not kept any more
 */
export async function showRecord(
  { id, socket }: HistoryEntry,
  what: 'body' | 'exchange' | 'har' | 'ndjson' | undefined,
  { home, store }: HistoryPlaces
): Promise<number> {
  if (what === undefined && !socket) await showAnswer(id, store)
  else if (what === 'exchange') {
    const { exchange } = await store.read(id)
    await printPieces([`${JSON.stringify(exchange, null, 2)}\n`])
  } else if (what === 'body') await printBody(id, store)
  else if (socket) await printPieces(sessionAs(what ?? 'ndjson', socket, home))
  else if (what === 'har') await printHarOf(id, store)
  else throw new UsageError('--print ndjson: this is no session of messages')
  return 0
}

async function showAnswer(id: string, store: HistoryStore): Promise<void> {
  const { exchange, bodyKept } = await store.read(id)
  const head = exchange.hops.findLast(({ response }) => response)?.response
  const isScreen = head && process.stdout.isTTY
  if (isScreen) {
    const { ScreenPrinter } = await import('../send/screen-printer.ts')
    const printer = new ScreenPrinter({ withHead: true, formatted: true })
    const outlet = printer.open(head)
    if (bodyKept) for await (const chunk of createReadStream(await store.body(id))) outlet.write(chunk)
    await printer.end()
  }
  if (!isScreen || !bodyKept) await printBody(id, store)
  if (exchange.error) tell(ClientError.from(exchange.error).message)
}

async function printBody(id: string, store: HistoryStore): Promise<void> {
  const { exchange, bodyKept } = await store.read(id)
  if (bodyKept) await printPieces(createReadStream(await store.body(id)))
  else if ((exchange.body?.size ?? 0) > 0) throw new UsageError('--print body: the body is not kept', 1)
}

async function printHarOf(id: string, store: HistoryStore): Promise<void> {
  const lacking = { exchanges: 0, bodies: 0 }
  await printPieces(printHar(recordSources(historySources([id], store, lacking), lacking)))
  if (lacking.bodies > 0) warn('the body of the answer is too large or no longer kept, and was left out')
}

async function* sessionAs(
  format: 'har' | 'ndjson',
  { log }: HistorySession,
  home: string
): AsyncGenerator<Uint8Array> {
  const source = new FolderSegments(await new SessionLogStore(home).pathOf(log))
  await source.refresh()
  for await (const { bytes } of exportLog(source, format, undefined)) yield bytes
}
