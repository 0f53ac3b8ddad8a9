import { frameMultipart } from '#engine/http/upload/frame-multipart.ts'
import type { BodyPart, Header } from '#shared/model/request.ts'
import type { PipeRead } from '../request/read-pipe.ts'
import { UsageError } from '../usage-error.ts'
import { MultipartInput } from './multipart-input.ts'
import { readPart } from './read-part.ts'
import type { SendParts } from './send-parts.ts'

const FROM_INPUT = /^[^=]*=[@<](?:-|"-")(?:;|$)/

/**
 * The parts of a multipart form; one body that is streamed where a pipe brings too much to be held.
 * @param headers those that were typed: they may name the boundary
 * @throws UsageError for a part that is none; ClientError BUILD
 */
export function readForm(texts: readonly string[], headers: readonly Header[]): Partial<SendParts> {
  if (texts.filter(text => FROM_INPUT.test(text)).length > 1)
    throw new UsageError('--form: only one part can come from standard input')
  const parts: BodyPart[] = []
  const pipes = new Map<number, PipeRead>()
  for (const text of texts) {
    const { pipe, ...part } = readPart(text)
    if (pipe) pipes.set(parts.length, pipe)
    parts.push(part)
  }
  if (pipes.size === 0) return { multipart: parts }
  const { contentType, segments } = frameMultipart(parts, headers)
  return { stream: new MultipartInput(segments, pipes), contentType }
}
