import type { EventOf } from '#shared/contract/define.ts'
import type { harContract } from '#shared/contract/har.ts'
import { printHar } from '#shared/har/export-har.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { gatherBytes } from './gather-bytes.ts'
import { historySources, idsOfHistory, type Lacking } from './har/history-sources.ts'
import { fitHistory, readHar, takeIn } from './har/take-in-har.ts'
import type { KeptBodies } from './kept-bodies.ts'
import type { SessionBodies } from './session-bodies.ts'
import { tellProgress } from './tell-progress.ts'

export interface HarParts {
  history: HistoryStore
  keptBodies: KeptBodies
  /** See `DirectClient`. */
  storeBody(chunks: AsyncIterable<Uint8Array>): Promise<{ id: string; size: number }>
}

export function harHandlers(
  { history, keptBodies, storeBody }: HarParts,
  bodies: SessionBodies
): Handlers<typeof harContract> {
  return {
    async *'har.export'(input, { signal }) {
      const ids = 'ids' in input ? input.ids : await idsOfHistory(history, input.text)
      const of = ids.length
      yield* tellProgress<EventOf<typeof harContract, 'har.export'>>(async report => {
        let written = 0
        const lacking: Lacking = { exchanges: 0, bodies: 0 }
        async function* sources() {
          for await (const source of historySources(ids, history, keptBodies, lacking)) {
            signal.throwIfAborted()
            yield source
            report({ written: ++written, of, problems: [] })
          }
          if (written === 0) throw new ClientError('IO', { reason: 'not-kept' })
        }
        const { id, size } = await storeBody(encode(printHar(sources())))
        bodies.own(id)
        const body = { id, size, encodedSize: size, contentType: 'application/json', complete: true }
        report({ written, of, problems: tellLacking(lacking), body })
      })
    },

    async *'har.import'({ name, size }, { signal, messages }) {
      const read = await readHar(await gatherBytes(messages, size, 'file'), signal)
      const { exchanges, problems } = fitHistory(read, history.limits, await history.roomForImported())
      const importedAt = Date.now()
      const of = exchanges.length
      yield { imported: 0, of, problems }
      for (const [index, exchange] of exchanges.entries()) {
        signal.throwIfAborted()
        // So that they stand in the history in the order of the file.
        const listedAt = new Date(importedAt - (of - 1 - index)).toISOString()
        await takeIn(exchange, name, listedAt, history)
        yield { imported: index + 1, of, problems }
      }
      const kept = await history.countKept(exchanges.map(({ exchange }) => exchange.id))
      if (kept < of) yield { imported: kept, of, problems: [...problems, tellDropped(of - kept)] }
    }
  }
}

function tellLacking({ exchanges, bodies }: Lacking): string[] {
  return [
    ...(exchanges > 0 ? [`${count(exchanges, 'exchange')} no longer in the history, left out.`] : []),
    ...(bodies > 0 ? [`${count(bodies, 'body', 'bodies')} too large or no longer kept, left out.`] : [])
  ]
}

function tellDropped(dropped: number): string {
  return `${count(dropped, 'exchange')} dropped again: the history keeps no more bytes.`
}

function count(many: number, one: string, several = `${one}s`): string {
  return `${many.toLocaleString('en')} ${many === 1 ? one : several}`
}

async function* encode(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}
