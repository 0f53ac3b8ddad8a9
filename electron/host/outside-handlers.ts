import { basename } from 'node:path'
import { bodyGone } from '#shared/client/body-gone.ts'
import type { EventOf } from '#shared/contract/define.ts'
import type { outsideContract } from '#shared/contract/outside.ts'
import type { Feature, ShellInfo } from '#shared/contract/shell.ts'
import { openableName } from '#shared/http/openable-name.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { sniffBody } from '#shared/sniff/sniff-body.ts'
import { fileNameOf } from '#shared/workspace/file-name.ts'
import type { HostBodies } from './body-handlers.ts'
import type { OutsideCopies } from './outside-copies.ts'
import type { SessionBodies } from './session-bodies.ts'
import type { Shell } from './shell.ts'
import { tellProgress } from './tell-progress.ts'

const HEAD_BYTES = 4096

type OutsideContract = typeof outsideContract

interface OutsideParts {
  outsideCopies: OutsideCopies
  shell: Shell
}

/** What hands bodies over to other programs. */
export function outsideHandlers(
  store: HostBodies,
  bodies: SessionBodies,
  { outsideCopies, shell }: OutsideParts
): Handlers<OutsideContract> {
  /** What is sent meanwhile frees what is on the screen. */
  const copy = (id: string, key: string, name: string, signal: AbortSignal) =>
    outsideCopies.make(key, name, path =>
      tellProgress<EventOf<OutsideContract, 'body.openOutside'>>(report =>
        bodies.use(id, () =>
          store.saveBody(id, path, { onProgress: (savedBytes, size) => report({ savedBytes, size }), signal })
        )
      )
    )

  /** What can be dragged, by its key: it goes with its body, however often it was dragged. */
  const draggable = new Set<string>()
  const dropWith = (id: string, key: string) => {
    if (draggable.has(key)) return
    draggable.add(key)
    bodies.whenReleased(id, () => {
      draggable.delete(key)
      void outsideCopies.drop(key)
    })
  }

  return {
    async *'body.openOutside'({ id, name, contentType }, { signal }) {
      bodies.assertOwned(id)
      await assertCan(shell, 'openFile')
      const head = await store.readBody(id, 0, HEAD_BYTES)
      const safe = openableName(name, sniffBody({ head, size: Number.POSITIVE_INFINITY, contentType }))
      if (safe === undefined) throw noProgram()
      const { path } = yield* copy(id, `open ${id} ${safe}`, safe, signal)
      // Its ending decides what starts.
      if (basename(path) !== safe) throw noProgram()
      await shell.openFile(path)
    },
    async *'body.makeDraggable'({ id, name }, { signal }) {
      bodies.assertOwned(id)
      await assertCan(shell, 'dragFile')
      const fileName = fileNameOf(name)
      const key = `drag ${id} ${fileName}`
      const released = new AbortController()
      const stopListening = bodies.whenReleased(id, () => released.abort())
      try {
        const { path, size } = yield* copy(id, key, fileName, AbortSignal.any([signal, released.signal]))
        if (released.signal.aborted) {
          // Released when all of it had been written, but nobody knew of the copy yet.
          await outsideCopies.drop(key)
          throw bodyGone()
        }
        dropWith(id, key)
        await shell.allowDrag(path)
        yield { savedBytes: size, size, path }
      } finally {
        stopListening()
      }
    }
  }
}

/** @throws ClientError BUILD `unavailable` */
async function assertCan(shell: Shell, name: keyof ShellInfo['features']): Promise<void> {
  const feature: Feature = (await shell.info()).features[name]
  if (!feature.available)
    throw new ClientError('BUILD', { reason: 'unavailable', facts: { problem: feature.why } })
}

function noProgram(): ClientError {
  const problem =
    'What this body is could start a program or be one, so it is not opened from here. Save it, and open it where you trust it.'
  return new ClientError('BUILD', { facts: { problem } })
}
