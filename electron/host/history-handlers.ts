import { randomUUID } from 'node:crypto'
import type { historyContract } from '#shared/contract/history.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { entryBefore } from './entry-before.ts'
import type { KeptBodies } from './kept-bodies.ts'
import type { SessionBodies } from './session-bodies.ts'

export function historyHandlers(
  history: HistoryStore,
  kept: KeptBodies,
  bodies: SessionBodies
): Handlers<typeof historyContract> {
  return {
    'history.list': ({ text, before, limit }) =>
      history.list({ limit, ...(text !== undefined && { text }), ...(before !== undefined && { before }) }),
    'history.read': ({ id }) => history.read(id),
    'history.before': ({ id }) => entryBefore(id, history),
    async 'history.openBody'({ id }) {
      const path = await history.body(id)
      const { exchange } = await history.read(id)
      if (!exchange.body) throw new ClientError('IO', { reason: 'not-kept', facts: { path } })
      const body = { ...exchange.body, id: randomUUID() }
      await kept.open(body.id, path)
      bodies.own(body.id)
      return body
    },
    'history.delete': ({ ids }) => history.delete(ids),
    'history.clear': () => history.clear(),
    'history.check': () => history.check(),
    'history.watch': (_input, { signal }) => history.watch(signal)
  }
}
