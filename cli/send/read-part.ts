import { isUtf8 } from 'node:buffer'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { BodyPart } from '#shared/model/request.ts'
import { UNREADABLE } from '../exit-statuses.ts'
import { inspectFlagFile, readFlagFile } from '../request/read-flag-file.ts'
import { type PipeRead, readPipe, STDIN } from '../request/read-pipe.ts'
import { UsageError } from '../usage-error.ts'
import { isFromInput, type PartValue } from './part-value.ts'

/** What a part is made of where that is a pipe that brings more than can be held: its length is not known. */
export type FormPart = BodyPart & { pipe?: PipeRead }

/** A pipe that brings no more is sent with its length, and again where a redirect or a retry asks for it. */
const HELD_BYTES = 1024 * 1024
/** A text is looked at as a whole. */
const TEXT_BYTES = 64 * 1024 * 1024

/** A part of a form, with what has to be read for it. @throws UsageError for a file that cannot be read, and a type that is none */
export function readPart(name: string, value: PartValue): FormPart {
  const { sign, source, filename, contentType } = value
  // A text may be a secret.
  const what = `--form ${name}=${sign === '' ? '…' : sign + source}`
  // As curl, since a server could do nothing with it.
  if (contentType !== undefined && !/^[^\s/]+\/\S/.test(contentType))
    throw new UsageError(`${what}: write the type as TYPE/SUBTYPE, such as text/plain`)
  const { content, pipe } = readContent(what, value)
  const isPiped = pipe !== undefined || content.kind === 'bytes'
  return {
    name,
    // Of a file the engine knows it; without one it would be no file to the server.
    filename: filename ?? (isPiped ? basename(source) : undefined),
    contentType,
    content,
    ...(pipe && { pipe })
  }
}

function readContent(what: string, value: PartValue): Pick<FormPart, 'content' | 'pipe'> {
  const { sign, source } = value
  const from = isFromInput(value) ? STDIN : source
  if (sign === '') return { content: { kind: 'text', text: source } }
  if (source.includes(',') && !existsSync(source))
    throw new UsageError(
      `${what}: there is no such file. Several are several parts, each with a --form`,
      UNREADABLE
    )
  if (sign === '<') {
    const bytes = from === STDIN ? readText(what) : readFlagFile(what, source, UNREADABLE)
    if (!isUtf8(bytes)) throw new UsageError(`${what}: that is no text in UTF-8; @ sends it as a file`)
    return { content: { kind: 'text', text: bytes.toString('utf8') } }
  }
  if (from !== STDIN && inspectFlagFile(what, source, UNREADABLE).isFile())
    return { content: { kind: 'file', path: source } }
  const read = readPipe(what, from, HELD_BYTES)
  return read.rest
    ? { content: { kind: 'file', path: source }, pipe: read }
    : { content: { kind: 'bytes', bytes: read.bytes } }
}

function readText(what: string): Buffer {
  const { bytes, rest } = readPipe(what, STDIN, TEXT_BYTES)
  if (rest) throw new UsageError(`${what}: it brings more than 64 MiB; @ sends it as a file`, UNREADABLE)
  return bytes
}
