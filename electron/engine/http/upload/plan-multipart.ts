import type { MultipartSegment } from '#shared/http/multipart.ts'
import type { BodyPart, Header } from '#shared/model/request.ts'
import type { BlockPool } from '../../bodies/block-pool.ts'
import { frameMultipart } from './frame-multipart.ts'
import type { UploadSource } from './upload.ts'
import type { UploadBody } from './upload-body.ts'
import { planFile, readFile, type UploadFile, withPool } from './upload-file.ts'

type Segment = Uint8Array | UploadFile

/**
 * Parts as `multipart/form-data`, its files read while they are sent. @throws ClientError BUILD: see `frameMultipart`
 */
export function planMultipart(
  parts: readonly BodyPart[],
  headers: readonly Header[]
): { contentType: string; upload: UploadBody & { size: number } } {
  const { contentType, segments: framed } = frameMultipart(parts, headers)
  const segments = joinBytes(framed.map(planSegment))
  const size = segments.reduce((sum, segment) => sum + sizeOf(segment), 0)
  return {
    contentType,
    upload: { size, replayable: true, open: () => openSegments(segments) }
  }
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
