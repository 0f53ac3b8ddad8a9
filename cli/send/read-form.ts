import { frameMultipart } from '#engine/http/upload/frame-multipart.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyPart, Header } from '#shared/model/request.ts'
import { nameField } from '../request/name-field.ts'
import { readPairs } from '../request/read-pairs.ts'
import type { PipeRead } from '../request/read-pipe.ts'
import { UsageError } from '../usage-error.ts'
import { MultipartInput } from './multipart-input.ts'
import { isFromInput, parsePartValue } from './part-value.ts'
import { readPart } from './read-part.ts'
import type { SendParts } from './send-parts.ts'

/**
 * The parts of a multipart form; one body that is streamed where a pipe brings too much to be held.
 * @param headers those that were typed: they may name the boundary
 * @throws UsageError for a part that is none, and parts that cannot be framed
 */
export function readForm(texts: readonly string[], headers: readonly Header[]): Partial<SendParts> {
  const typed = readPairs('form', texts).map(([name, text]) => ({ name, value: parsePartValue(text) }))
  if (typed.filter(({ value }) => isFromInput(value)).length > 1)
    throw new UsageError('--form: only one part can come from standard input')
  const parts: BodyPart[] = []
  const pipes = new Map<number, PipeRead>()
  for (const { name, value } of typed) {
    const { pipe, ...part } = readPart(name, value)
    if (pipe) pipes.set(parts.length, pipe)
    parts.push(part)
  }
  if (pipes.size === 0) return { multipart: parts }
  const { contentType, segments } = frame(parts, headers)
  return { stream: new MultipartInput(segments, pipes), contentType }
}

/** Elsewhere the engine frames them, and what it refuses is told by the flag that it came from. */
function frame(parts: BodyPart[], headers: readonly Header[]): ReturnType<typeof frameMultipart> {
  try {
    return frameMultipart(parts, headers)
  } catch (error) {
    if (!(error instanceof ClientError) || error.field === undefined) throw error
    const flag = nameField(error.field, { headers, multipart: parts })
    throw new UsageError(`${flag}: ${error.message} ${error.hint}`)
  }
}
