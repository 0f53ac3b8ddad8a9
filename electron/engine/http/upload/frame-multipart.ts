import { randomUUID } from 'node:crypto'
import { checkHeaderValue } from '#shared/http/check-request.ts'
import { encodeMultipart, type MultipartSegment, readBoundary } from '#shared/http/multipart.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyPart, Header } from '#shared/model/request.ts'

/**
 * Parts as `multipart/form-data`. The boundary is that of a typed Content-Type, or a new one.
 * @throws ClientError BUILD at the part, or at the typed Content-Type when that names no boundary
 */
export function frameMultipart(
  parts: readonly BodyPart[],
  headers: readonly Header[]
): { contentType: string; segments: MultipartSegment[] } {
  parts.forEach(assertType)
  const boundary = typedBoundary(headers) ?? `sonde-${randomUUID()}`
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    segments: encodeMultipart(parts, boundary)
  }
}

function assertType({ contentType }: BodyPart, index: number): void {
  const problem = contentType === undefined ? undefined : checkHeaderValue(contentType)
  if (problem) throw refuse(`body.parts.${index}.contentType`, problem)
}

/** A typed Content-Type is sent as typed; without a boundary in it nobody could tell the parts from one another. */
function typedBoundary(headers: readonly Header[]): string | undefined {
  const index = headers.findIndex(([name]) => name.toLowerCase() === 'content-type')
  const [, typed] = headers[index] ?? []
  if (typed === undefined) return undefined
  const boundary = readBoundary(typed)
  if (boundary !== undefined) return boundary
  const problem =
    'A multipart body needs a boundary in its Content-Type. Leave this header out and one is added, or add “; boundary=…”.'
  throw refuse(`headers.${index}.value`, problem)
}

function refuse(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
