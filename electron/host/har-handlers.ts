import type { EventOf } from '#shared/contract/define.ts'
import type { harContract } from '#shared/contract/har.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { HostBodies } from './body-handlers.ts'
import { ofLength } from './gather-bytes.ts'
import { historySources, idsOfHistory } from './har/history-sources.ts'
import { importFile } from './har/import-file.ts'
import { inHarThread } from './har/in-har-thread.ts'
import type { SessionLogs } from './log/session-logs.ts'
import type { SessionBodies } from './session-bodies.ts'
import { tellProgress } from './tell-progress.ts'

export interface HarParts extends Pick<HostBodies, 'locateBody' | 'releaseBody'> {
  history: HistoryStore
  logs: SessionLogs
  /** See `DirectClient`. */
  storeBody(chunks: AsyncIterable<Uint8Array>): Promise<{ id: string; size: number }>
}

export function harHandlers(
  { history, logs, storeBody, locateBody, releaseBody }: HarParts,
  bodies: SessionBodies
): Handlers<typeof harContract> {
  return {
    async *'har.export'(input, { signal }) {
      const ids = 'ids' in input ? input.ids : await idsOfHistory(history, input.text)
      const of = ids.length
      yield* tellProgress<EventOf<typeof harContract, 'har.export'>>(async report => {
        let written = 0
        const lacking = { exchanges: 0, bodies: 0 }
        async function* messages() {
          for await (const source of historySources(ids, history, lacking)) {
            yield source
            report({ written: ++written, of, problems: [] })
          }
          if (written === 0) throw new ClientError('IO', { reason: 'not-kept' })
        }
        async function* pieces() {
          const events = inHarThread(thread => thread.stream('write', {}, { messages: messages() }), signal)
          for await (const event of events) {
            lacking.bodies = event.lacking
            yield event.bytes
          }
        }
        const { id, size } = await storeBody(pieces())
        bodies.own(id)
        const body = { id, size, encodedSize: size, contentType: 'application/json', complete: true }
        report({ written, of, problems: tellLacking(lacking), body })
      })
    },

    async *'har.import'({ name, size }, { signal, messages }) {
      const { id } = await storeBody(ofLength(messages, size, 'file'))
      try {
        const source = { ...(await locateBody(id)), start: 0 }
        yield* inHarThread(thread => importFile(thread, { name, source }, { history, logs }), signal)
      } finally {
        await releaseBody(id)
      }
    }
  }
}

function tellLacking({ exchanges, bodies }: { exchanges: number; bodies: number }): string[] {
  return [
    ...(exchanges > 0 ? [`${count(exchanges, 'exchange')} no longer in the history, left out.`] : []),
    ...(bodies > 0 ? [`${count(bodies, 'body', 'bodies')} too large or no longer kept, left out.`] : [])
  ]
}

function count(many: number, one: string, several = `${one}s`): string {
  return `${many.toLocaleString('en')} ${many === 1 ? one : several}`
}
