import type { Body } from '#shared/client/http-client.ts'
import { guessContentType } from '#shared/http/guess-content-type.ts'
import { filenameOf } from '#shared/http/multipart.ts'
import type { BodyPart, BodySource } from '#shared/model/request.ts'
import type { FileAccess } from './file-access.ts'
import { gatherBytes } from './gather-bytes.ts'

/**
 * The body that a page asks to send, as the engine takes it.
 * @param chunks what follows in messages
 * @param bytesFollow whether those are bytes that the page has at hand: they are gathered, to be sent as such
 * @throws ClientError BUILD at a path that was not granted, or at `body` when not as much follows as was said
 */
export async function receiveRequestBody(
  body: BodySource,
  bytesFollow: boolean,
  chunks: AsyncIterable<Uint8Array>,
  files: FileAccess
): Promise<Body> {
  switch (body.kind) {
    case 'file':
      return {
        contentType: guessContentType(body.path),
        ...body,
        path: files.readable(body.path, 'body.path')
      }
    case 'multipart':
      return { ...body, parts: body.parts.map((part, index) => grantPart(part, index, files)) }
    case 'stream': {
      const { length, contentType } = body
      if (!bytesFollow || length === undefined) return { ...body, chunks }
      return {
        kind: 'bytes',
        bytes: await gatherBytes(chunks, length, 'body'),
        ...(contentType !== undefined && { contentType })
      }
    }
    default:
      return body
  }
}

/** What is read is the real file; what it is called is what was chosen. */
function grantPart(part: BodyPart, index: number, files: FileAccess): BodyPart {
  const { content } = part
  if (content.kind !== 'file') return part
  const path = files.readable(content.path, `body.parts.${index}.content.path`)
  return { ...part, filename: filenameOf(part), content: { ...content, path } }
}
