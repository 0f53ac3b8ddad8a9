import { randomUUID } from 'node:crypto'
import type { BodyLocation } from '#engine/bodies/stored-body.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import type { bodyContract } from '#shared/contract/body.ts'
import type { EventOf } from '#shared/contract/define.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { FileAccess } from './file-access.ts'
import type { SessionBodies } from './session-bodies.ts'
import { assertReaches, type SlicedBodies } from './sliced-bodies.ts'
import { tellProgress } from './tell-progress.ts'

/** Where the bodies are, and how one of them is copied into a file. */
export interface HostBodies extends BodyAccess {
  /** Where the bytes of a body that is whole are, for a thread that reads them itself. */
  locateBody(id: string): Promise<BodyLocation>
  saveBody(
    id: string,
    path: string,
    options: { onProgress: (savedBytes: number, size: number) => void; signal: AbortSignal }
  ): Promise<void>
}

export function bodyHandlers(
  store: SlicedBodies,
  bodies: SessionBodies,
  files: FileAccess
): Handlers<typeof bodyContract> {
  return {
    async 'body.read'({ id, offset, length }) {
      bodies.assertOwned(id)
      return store.readBody(id, offset, length)
    },
    async 'body.slice'({ id: of, offset, length: size, contentType, charset }) {
      bodies.assertOwned(of)
      await assertReaches(store, { of, offset, size })
      const id = randomUUID()
      bodies.ownPart(id, of)
      store.slice(id, { of, offset, size })
      return {
        id,
        size,
        encodedSize: size,
        contentType,
        complete: true,
        ...(charset !== undefined && { charset })
      }
    },
    async *'body.save'({ id, path }, { signal }) {
      bodies.assertOwned(id)
      const target = files.writable(path, 'path')
      yield* tellProgress<EventOf<typeof bodyContract, 'body.save'>>(report =>
        // What is sent meanwhile frees what is on the screen.
        bodies.use(id, () =>
          store.saveBody(id, target, {
            onProgress: (savedBytes, size) => report({ savedBytes, size }),
            signal
          })
        )
      )
    },
    'body.release': ({ id }) => bodies.release(id)
  }
}
