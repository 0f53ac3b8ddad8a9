import type { BodyAccess } from '#shared/client/body-access.ts'
import { joinBytes } from '#shared/client/join-bytes.ts'
import { MAX_BODY_WINDOW } from '#shared/contract/limits.ts'
import type { previewContract } from '#shared/contract/preview.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { decodeText } from '#shared/format/decode-text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { MOST_PREVIEW } from '#shared/preview/most-preview.ts'
import { previewDocument } from '#shared/preview/preview-document.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { SessionBodies } from './session-bodies.ts'
import type { Shell } from './shell.ts'

export function previewHandlers(
  store: Pick<BodyAccess, 'readBody'>,
  bodies: SessionBodies,
  shell: Pick<Shell, 'showPreview'>
): Handlers<typeof previewContract> {
  return {
    async *'preview.open'({ bodyId, contentType, charset = '', encoding = '', base }, { signal }) {
      bodies.assertOwned(bodyId)
      const { text } = decodeText(await readDocument(store, bodyId), { contentType, charset, encoding })
      yield* shell.showPreview(previewDocument(text, base), signal)
    }
  }
}

/** @throws ClientError BODY_LIMIT when there is more of it than a preview takes */
async function readDocument(store: Pick<BodyAccess, 'readBody'>, id: string): Promise<Uint8Array> {
  const windows: Uint8Array[] = []
  for (let offset = 0; ; ) {
    const window = await store.readBody(id, offset, MAX_BODY_WINDOW)
    if (window.byteLength === 0) return joinBytes(windows)
    offset += window.byteLength
    if (offset > MOST_PREVIEW) throw tooLarge()
    windows.push(window)
  }
}

function tooLarge(): ClientError {
  const limit = formatBytes(MOST_PREVIEW)
  return new ClientError('BODY_LIMIT', { facts: { size: `more than ${limit}`, limit } })
}
