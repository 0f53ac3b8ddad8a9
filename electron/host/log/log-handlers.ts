import { randomUUID } from 'node:crypto'
import { exportLog } from '#engine/session-log/in-log-thread.ts'
import type { EventOf } from '#shared/contract/define.ts'
import type { sessionLogContract } from '#shared/contract/session-log.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { MessageOpcode } from '#shared/model/socket/opcodes.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { KeptBodies } from '../kept-bodies.ts'
import type { SessionBodies } from '../session-bodies.ts'
import { tellProgress } from '../tell-progress.ts'
import { type ImportLogParts, importSession } from './import-session.ts'
import type { OpenLogs } from './open-logs.ts'

export interface LogHandlerParts extends ImportLogParts {
  keptBodies: KeptBodies
  /** See `DirectClient`. */
  storeBody(chunks: AsyncIterable<Uint8Array>): Promise<{ id: string; size: number }>
}

const EXPORT_TYPES = { ndjson: 'application/x-ndjson', har: 'application/json' }

export function logHandlers(
  parts: LogHandlerParts,
  open: OpenLogs,
  bodies: SessionBodies
): Handlers<typeof sessionLogContract> {
  const { keptBodies, storeBody } = parts
  return {
    'log.open': ({ id }, { signal }) => open.during(id, log => log.watch(signal)),
    'log.entries': async ({ id, from, count }) => open.get(id).entries(from, count),
    async *'log.filter'({ id, filter }, { signal }) {
      yield* open.filtering(
        id,
        log => log.filter(filter),
        async function* (filtering) {
          for await (const standing of filtering.run(signal)) yield { filterId: filtering.id, ...standing }
        }
      )
    },
    async 'log.found'({ id, filterId, from, count }) {
      const seqs = await open.filterOf(id, filterId).found(from, count)
      return open.get(id).entriesAt(seqs)
    },
    'log.foundAt': async ({ id, filterId, seq }) => open.filterOf(id, filterId).foundAt(seq),
    async 'log.bins'({ id, filterId, fromMs, toMs, count }) {
      const source = filterId === undefined ? open.get(id) : open.filterOf(id, filterId)
      return source.bins(fromMs, toMs, count)
    },
    'log.times': async ({ id }) => open.get(id).times(),
    async 'log.openMessage'({ id, seq }) {
      const { opcode, path, offset, size } = await open.get(id).payload(seq)
      const body: BodyInfo = {
        id: randomUUID(),
        size,
        encodedSize: size,
        ...typeOf(opcode),
        complete: true
      }
      await keptBodies.open(body.id, path, { offset, size })
      bodies.own(body.id)
      return body
    },
    async 'log.exchange'({ id, seq }) {
      const exchange = await open.get(id).exchange(seq)
      if (!exchange) throw new ClientError('IO', { reason: 'not-kept' })
      return exchange
    },
    'log.mark': async ({ id, seq, marked }) => open.get(id).mark(seq, marked),
    async *'log.export'({ id, filterId, format }, { signal }) {
      const log = open.get(id)
      const pieces =
        filterId === undefined
          ? exportLog(log.folder, format, signal)
          : open.filterOf(id, filterId).export(format)
      yield* tellProgress<EventOf<typeof sessionLogContract, 'log.export'>>(async report => {
        let [written, of] = [0, 0]
        async function* bytes() {
          for await (const piece of pieces) {
            signal.throwIfAborted()
            ;({ written, of } = piece)
            report({ written, of })
            yield piece.bytes
          }
        }
        const stored = await storeBody(bytes())
        bodies.own(stored.id)
        const { size } = stored
        const body = { ...stored, encodedSize: size, contentType: EXPORT_TYPES[format], complete: true }
        report({ written, of, body })
      })
    },
    'log.import': (input, { signal, messages }) => importSession(input, messages, parts, signal)
  }
}

/** What the payload of a message is taken for until somebody looks at its bytes. */
function typeOf(opcode: MessageOpcode): Pick<BodyInfo, 'contentType' | 'charset'> {
  const isText = opcode === 'text' || opcode === 'event' || opcode === 'close'
  return isText
    ? { contentType: 'text/plain', charset: 'utf-8' }
    : { contentType: 'application/octet-stream' }
}
