import { createReadStream } from 'node:fs'
import { fileFailure } from '#engine/bodies/file-failure.ts'
import { FolderSegments } from '#engine/session-log/read/folder-segments.ts'
import { exportLog } from '#engine/session-log/transfer/export-log.ts'
import { historySources } from '#host/har/history-sources.ts'
import { recordSources } from '#host/har/record-sources.ts'
import { printHar } from '#shared/har/export-har.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import type { HistoryEntry, HistorySession } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'
import { printJson } from '../output/print-json.ts'
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
 * @param what by default its body or its messages; a body is shown on a terminal as that of `sonde send`
 * @throws UsageError when there is no such thing of it, ClientError IO when it is not kept any more
 */
export async function showRecord(
  { id, socket }: HistoryEntry,
  what: 'body' | 'exchange' | 'har' | 'ndjson' | undefined,
  { home, store }: HistoryPlaces
): Promise<number> {
  const format = what ?? (socket ? 'ndjson' : 'body')
  if (format === 'body') await showAnswer(id, store)
  else if (format === 'exchange') {
    const { exchange } = await store.read(id)
    await printJson([`${JSON.stringify(exchange, null, 2)}\n`])
  } else if (socket) await printJson(sessionAs(format, socket, home))
  else if (format === 'har') await printHarOf(id, store)
  else throw new UsageError('--print ndjson: this is no session of messages')
  return 0
}

async function showAnswer(id: string, store: HistoryStore): Promise<void> {
  const { exchange, bodyKept } = await store.read(id)
  const head = exchange.hops.findLast(({ response }) => response)?.response
  const body = bodyKept ? readBody(await store.body(id)) : []
  if (head && process.stdout.isTTY) await showOnScreen(head, body)
  else await printPieces(body)
  if (exchange.error) tell(ClientError.from(exchange.error).message)
  if (!bodyKept && (exchange.body?.size ?? 0) > 0)
    throw new UsageError('The body is not kept, or no longer. --print exchange shows the rest.', 1)
}

async function showOnScreen(
  head: ResponseHead,
  body: Iterable<Buffer> | AsyncIterable<Buffer>
): Promise<void> {
  const { ScreenPrinter } = await import('../send/screen-printer.ts')
  const printer = new ScreenPrinter({ withHead: true, formatted: true, saver: '> FILE' })
  const outlet = printer.open(head)
  for await (const chunk of body)
    if (!outlet.write(chunk)) await new Promise<void>(resolve => outlet.drained(resolve))
  await printer.end()
}

/** @throws ClientError IO when it cannot be read: somebody may just be deleting it */
async function* readBody(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    throw fileFailure(error, path)
  }
}

async function printHarOf(id: string, store: HistoryStore): Promise<void> {
  const lacking = { exchanges: 0, bodies: 0 }
  await printJson(printHar(recordSources(historySources([id], store, lacking), lacking)))
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
