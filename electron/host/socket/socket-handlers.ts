import { MAX_GATHERED_BODY } from '#shared/contract/limits.ts'
import type { socketContract } from '#shared/contract/socket.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { gatherBytes } from '../gather-bytes.ts'
import type { OpenLogs } from '../log/open-logs.ts'
import type { SessionBodies } from '../session-bodies.ts'
import { tellUnrecorded } from '../tell-unrecorded.ts'
import { configureSocket } from './configure-socket.ts'
import { HeldSocket, type HeldSocketParts } from './held-socket.ts'
import { prepareSession } from './prepare-session.ts'
import { replayMessages } from './replay-messages.ts'
import type { SocketEvent } from './socket-events.ts'
import { type PreparationParts, type SocketInput, SocketPreparation } from './socket-preparation.ts'

export interface SocketHandlerParts extends HeldSocketParts, PreparationParts {}

export function socketHandlers(
  parts: SocketHandlerParts,
  logs: OpenLogs,
  bodies: SessionBodies
): Handlers<typeof socketContract> {
  const sockets = new Map<string, HeldSocket>()

  const socketOf = (id: string): HeldSocket => {
    const socket = sockets.get(id)
    if (!socket) throw new ClientError('IO', { reason: 'log-closed' })
    return socket
  }

  async function* open(input: SocketInput, signal: AbortSignal): AsyncGenerator<SocketEvent> {
    const preparation = new SocketPreparation(input, parts)
    try {
      const ready = await prepareSession(input.draft, preparation, signal)
      if ('problems' in ready) {
        yield { type: 'refused', problems: ready.problems }
        yield* tellUnrecorded(ready.unrecorded)
        return
      }
      const held = await HeldSocket.begin(input, ready.prepared, preparation, parts, bodies)
      held.automate(ready.automation)
      const { id, startedAt, secrets } = held
      sockets.set(id, held)
      try {
        yield { type: 'opened', id, startedAt, secrets }
        yield* tellUnrecorded(ready.unrecorded)
        held.connect()
        yield* held.events.pull(signal)
      } finally {
        sockets.delete(id)
        await held.end()
      }
    } finally {
      preparation.stop()
    }
  }

  return {
    'socket.open': (input, { signal }) => open(input, signal),
    'socket.send': async ({ id, message }) => socketOf(id).send(message, 'person', 'message'),
    async *'socket.sendBytes'({ id, size, text: isText }, { messages, signal }) {
      const socket = socketOf(id)
      if (size > MAX_GATHERED_BODY) {
        const problem = `A message of more than ${formatBytes(MAX_GATHERED_BODY)} is not sent.`
        throw new ClientError('BUILD', { field: 'size', facts: { problem } })
      }
      const payload = await gatherBytes(messages, size, 'message')
      // All of it may be here already when it is given up.
      if (signal.aborted) throw new ClientError('ABORTED')
      const sent = await socket.sendAsIs({ payload, isText, origin: 'person' })
      yield sent
      if ('seq' in sent) yield* socket.left(signal)
    },
    async 'socket.resend'({ id, logId, seq }) {
      const socket = socketOf(id)
      const own = sockets.get(logId)
      const log = await parts.logs.open(assertOpen(logId))
      try {
        await own?.logged()
        const { opcode, isCovered, size } = await log.log.payload(seq)
        if (opcode !== 'text' && opcode !== 'binary' && opcode !== 'event') throw notSent(opcode)
        const payload = isCovered ? own?.kept.get(seq) : await log.log.readPayload(seq, 0, size)
        if (!payload) throw covered()
        return await socket.sendAsIs({ payload, isText: opcode !== 'binary', origin: 'person' })
      } finally {
        await log.close()
      }
    },
    'socket.ping': async ({ id, payload }) => ({ seq: socketOf(id).ping(payload) }),
    'socket.close': async ({ id, code, reason }) => socketOf(id).close(code, reason),
    'socket.connect': async ({ id }) => socketOf(id).connect(),
    'socket.configure': async ({ id, ...changes }) => configureSocket(socketOf(id), changes),
    async *'socket.replay'({ id, logId, speed }, { signal }) {
      const socket = socketOf(id)
      const { log, close } = await parts.logs.open(assertOpen(logId))
      try {
        const own = sockets.get(logId)
        await own?.logged()
        yield* replayMessages(socket, log, own?.kept, speed, signal)
      } finally {
        await close()
      }
    }
  }

  /** A log may be used that this session holds, or has open. */
  function assertOpen(logId: string): string {
    if (!sockets.has(logId)) logs.get(logId)
    return logId
  }
}

function notSent(opcode: string): ClientError {
  const problem = `This is a ${opcode}, which is not sent again as a message.`
  return new ClientError('BUILD', { field: 'seq', facts: { problem } })
}

function covered(): ClientError {
  const problem = 'A secret in this message is covered in the log, and what it was is not known any more.'
  return new ClientError('BUILD', { reason: 'covered', field: 'seq', facts: { problem } })
}
