import type { textContract } from '#shared/contract/text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { SessionBodies } from './session-bodies.ts'

const closed = () => new ClientError('IO', { reason: 'text-closed' })

export function textHandlers(bodies: SessionBodies): Handlers<typeof textContract> {
  const refuse = () => Promise.reject(closed())
  return {
    // biome-ignore lint/correctness/useYield: it is being written
    async *'text.open'({ bodyId }) {
      bodies.assertOwned(bodyId)
      throw closed()
    },
    // biome-ignore lint/correctness/useYield: it is being written
    async *'text.search'() {
      throw closed()
    },
    'text.rows': refuse,
    'text.match': refuse,
    'text.matchAfter': refuse,
    'text.matchesIn': refuse,
    'text.fold': refuse,
    'text.path': refuse,
    'text.value': refuse,
    'text.read': refuse
  }
}
