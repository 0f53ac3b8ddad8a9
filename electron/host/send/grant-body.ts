import type { KnownBody } from '#shared/http/draft-body.ts'
import { guessContentType } from '#shared/http/guess-content-type.ts'
import type { Place } from '#shared/http/inherit-draft.ts'
import { filenameOf } from '#shared/http/multipart.ts'
import type { SendFiles } from './send-files.ts'

/** A body whose files are those that may be read. They keep the names by which they were chosen. */
export function grantBody(body: KnownBody, files: SendFiles, placeOf: (field: string) => Place): KnownBody {
  if (body.kind === 'file') {
    const path = files.find(body.path, placeOf('body.path'))
    const contentType = body.contentType ?? guessContentType(body.path)
    return { kind: 'file', path: path ?? body.path, ...(contentType !== undefined && { contentType }) }
  }
  if (body.kind !== 'multipart') return body
  const parts = body.parts.map((part, index) => {
    const { content } = part
    if (content.kind !== 'file') return part
    const path = files.find(content.path, placeOf(`body.parts.${index}.content.path`))
    const filename = filenameOf(part)
    return {
      ...part,
      ...(filename !== undefined && { filename }),
      content: { ...content, path: path ?? content.path }
    }
  })
  return { ...body, parts }
}
