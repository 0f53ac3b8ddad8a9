import type { BodyAccess } from '#shared/client/body-access.ts'
import type { bodyContract } from '#shared/contract/body.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { SessionBodies } from './session-bodies.ts'

export function bodyHandlers(
  readBody: BodyAccess['readBody'],
  bodies: SessionBodies
): Handlers<typeof bodyContract> {
  return {
    async 'body.read'({ id, offset, length }) {
      bodies.assertOwned(id)
      return readBody(id, offset, length)
    },
    'body.release': ({ id }) => bodies.release(id)
  }
}
