import type { TempFolder } from '#engine/bodies/temp-folder.ts'
import { TextDocument } from '#engine/text/text-document.ts'
import type { TextSearch } from '#engine/text/text-search.ts'
import { bodyGone } from '#shared/client/body-gone.ts'
import { MAX_TEXT_DOCUMENTS } from '#shared/contract/limits.ts'
import type { textContract } from '#shared/contract/text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { HostBodies } from './body-handlers.ts'
import type { SessionBodies } from './session-bodies.ts'

/** @param folder where files are made for what is not a body itself */
export function textHandlers(
  store: Pick<HostBodies, 'locateBody'>,
  bodies: SessionBodies,
  folder: TempFolder
): Handlers<typeof textContract> {
  const documents = new Map<string, TextDocument>()

  const documentOf = (id: string): TextDocument => {
    const document = documents.get(id)
    if (!document) throw new ClientError('IO', { reason: 'text-closed' })
    bodies.assertOwned(document.bodyId)
    return document
  }
  const rowsOf = (id: string) => documentOf(id).rows
  const matchesOf = (id: string, searchId: string): TextSearch['matches'] | undefined =>
    documentOf(id).searchOf(searchId)?.matches

  return {
    async *'text.open'(input, { signal }) {
      bodies.assertOwned(input.bodyId)
      if (documents.size >= MAX_TEXT_DOCUMENTS) throw new ClientError('IO', { reason: 'text-many' })
      const document = new TextDocument(input, folder)
      documents.set(document.id, document)
      let isReleased = false
      const unlisten = bodies.whenReleased(input.bodyId, () => {
        isReleased = true
        void document.close()
      })
      const close = () => void document.close()
      signal.addEventListener('abort', close, { once: true })
      try {
        yield* document.open(await store.locateBody(input.bodyId))
        await document.closed
        if (isReleased) throw bodyGone()
      } catch (error) {
        throw isReleased ? bodyGone() : error
      } finally {
        unlisten()
        signal.removeEventListener('abort', close)
        documents.delete(document.id)
        await document.close()
      }
    },
    async *'text.search'({ id, query }, { signal }) {
      yield* documentOf(id).begin(query).run(signal)
    },
    'text.rows': async ({ id, ...rows }) => rowsOf(id).call('rows', rows),
    'text.match': async ({ id, searchId, n }) =>
      (await matchesOf(id, searchId)?.call('match', { n })) ?? null,
    'text.matchAfter': async ({ id, searchId, from }) =>
      (await matchesOf(id, searchId)?.call('matchAfter', { from })) ?? null,
    'text.matchesIn': async ({ id, searchId, ...rows }) =>
      (await matchesOf(id, searchId)?.call('matchesIn', rows)) ?? [],
    'text.fold': async ({ id, row }) => rowsOf(id).call('fold', { row }),
    'text.path': async ({ id, row }) => rowsOf(id).call('path', { row }),
    'text.value': async ({ id, row }) => rowsOf(id).call('value', { row }),
    'text.read': async ({ id, ...places }) => rowsOf(id).call('read', places)
  }
}
