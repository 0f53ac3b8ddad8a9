import { randomUUID } from 'node:crypto'
import { checkHeaderValue } from '#shared/http/check-request.ts'
import { encodeMultipart, type MultipartSegment, readBoundary } from '#shared/http/multipart.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyPart, Header } from '#shared/model/request.ts'
import type { BlockPool } from '../../bodies/block-pool.ts'
import type { UploadSource } from './upload.ts'
import type { UploadBody } from './upload-body.ts'
import { planFile, readFile, type UploadFile, withPool } from './upload-file.ts'

type Segment = Uint8Array | UploadFile

/**
 * Parts as `multipart/form-data`, its files read while they are sent. The boundary is that of a typed Content-Type,
 * or a new one. @throws ClientError BUILD at the part, or at the typed Content-Type when that names no boundary
 */
export function planMultipart(
  parts: readonly BodyPart[],
  headers: readonly Header[]
): { contentType: string; upload: UploadBody & { size: number } } {
  parts.forEach(assertType)
  const boundary = typedBoundary(headers) ?? `sonde-${randomUUID()}`
  const segments = joinBytes(encodeMultipart(parts, boundary).map(planSegment))
  const size = segments.reduce((sum, segment) => sum + sizeOf(segment), 0)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    upload: { size, replayable: true, open: () => openSegments(segments) }
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

function planSegment(segment: MultipartSegment): Segment {
  return segment instanceof Uint8Array
    ? segment
    : planFile(segment.path, `body.parts.${segment.part}.content.path`)
}

/** Bytes that follow one another as one: what lies between two files is written at once. */
function joinBytes(segments: Segment[]): Segment[] {
  const joined: Segment[] = []
  let run: Uint8Array[] = []
  const endRun = () => {
    if (run.length > 0) joined.push(Buffer.concat(run))
    run = []
  }
  for (const segment of segments) {
    if (segment instanceof Uint8Array) run.push(segment)
    else {
      endRun()
      joined.push(segment)
    }
  }
  endRun()
  return joined
}

function openSegments(segments: Segment[]): UploadSource {
  const [only] = segments
  return segments.length === 1 && only instanceof Uint8Array
    ? only
    : withPool(pool => readSegments(segments, pool))
}

async function* readSegments(segments: Segment[], pool: BlockPool): AsyncGenerator<Uint8Array> {
  for (const segment of segments) {
    if (segment instanceof Uint8Array) yield segment
    else yield* readFile(segment, pool)
  }
}

function sizeOf(segment: Segment): number {
  return segment instanceof Uint8Array ? segment.byteLength : segment.size
}

function refuse(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
