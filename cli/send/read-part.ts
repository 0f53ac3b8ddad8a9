import { isUtf8 } from 'node:buffer'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { BodyPart } from '#shared/model/request.ts'
import { UNREADABLE } from '../exit-statuses.ts'
import { inspectFlagFile, readFlagFile } from '../request/read-flag-file.ts'
import { type PipeRead, readPipe, STDIN } from '../request/read-pipe.ts'
import { UsageError } from '../usage-error.ts'

/** What a part is made of where that is a pipe that brings more than can be held: its length is not known. */
export type FormPart = BodyPart & { pipe?: PipeRead }

/** A pipe that brings no more is sent with its length, and again where a redirect or a retry asks for it. */
const HELD_BYTES = 1024 * 1024
/** A text is looked at as a whole. */
const TEXT_BYTES = 64 * 1024 * 1024

/**
 * As curl: `NAME=TEXT`, `NAME=@FILE` for a file, `NAME=<FILE` for a text that is in a file; a FILE may be a pipe, and
 * `-` is standard input. `;type=` and
 * `;filename=` may follow each of them. A text or a FILE may stand in quotes.
 * @throws UsageError for what is none of them, and for a file that cannot be read
 */
export function readPart(text: string): FormPart {
  const [name, value] = readPair('form', text)
  const { sign, source, attributes } = splitValue(value)
  const find = (key: string) =>
    attributes.findLast(attribute => attribute.startsWith(`${key}=`))?.slice(key.length + 1)
  const filename = find('filename')
  const what = `--form ${text}`
  const contentType = find('type')?.trim()
  // As curl, since a server could do nothing with it.
  if (contentType !== undefined && !/^[^\s/]+\/\S/.test(contentType))
    throw new UsageError(`${what}: write the type as TYPE/SUBTYPE, such as text/plain`)
  const { content, pipe } = readContent(what, sign, source)
  const pipedName = pipe !== undefined || content.kind === 'bytes' ? basename(source) : undefined
  return {
    name,
    // Of a file the engine knows it; without one it would be no file to the server.
    filename: filename === undefined ? pipedName : unquote(filename),
    contentType,
    content,
    ...(pipe && { pipe })
  }
}

const ATTRIBUTE = /;(?=type=|filename=)/

/** A text or path in quotes is what is within them, whatever that is; behind them there is nothing but attributes. */
function splitValue(value: string): { sign: string; source: string; attributes: string[] } {
  const sign = /^[@<]/.exec(value)?.[0] ?? ''
  const rest = value.slice(sign.length)
  const [, quoted, behind = ''] = /^("(?:[^"\\]|\\.)*")\s*((?:;(?:type|filename)=.*)?)$/s.exec(rest) ?? []
  if (quoted !== undefined)
    return { sign, source: unquote(quoted), attributes: behind.split(ATTRIBUTE).slice(1) }
  const [source = '', ...attributes] = rest.split(ATTRIBUTE)
  return { sign, source, attributes }
}

function readContent(what: string, sign: string, source: string): Pick<FormPart, 'content' | 'pipe'> {
  if (sign === '') return { content: { kind: 'text', text: source } }
  if (source.includes(',') && !existsSync(source))
    throw new UsageError(
      `${what}: there is no such file. Several are several parts, each with a --form`,
      UNREADABLE
    )
  if (sign === '<') {
    const bytes = source === '-' ? readText(what) : readFlagFile(what, source, UNREADABLE)
    if (!isUtf8(bytes)) throw new UsageError(`${what}: that is no text in UTF-8; @ sends it as a file`)
    return { content: { kind: 'text', text: bytes.toString('utf8') } }
  }
  if (source !== '-' && inspectFlagFile(what, source, UNREADABLE).isFile())
    return { content: { kind: 'file', path: source } }
  const read = readPipe(what, source === '-' ? STDIN : source, HELD_BYTES)
  return read.rest
    ? { content: { kind: 'file', path: source }, pipe: read }
    : { content: { kind: 'bytes', bytes: read.bytes } }
}

function readText(what: string): Buffer {
  const { bytes, rest } = readPipe(what, STDIN, TEXT_BYTES)
  if (rest) throw new UsageError(`${what}: it brings more than 64 MiB; @ sends it as a file`, UNREADABLE)
  return bytes
}

function unquote(text: string): string {
  return text.replace(/^"(.*)"$/s, (_, inner: string) => inner.replaceAll(/\\(["\\])/g, '$1'))
}

export function readPair(flag: string, text: string): [name: string, value: string] {
  const at = text.indexOf('=')
  if (at < 0) throw new UsageError(`--${flag} ${text}: write it as NAME=VALUE`)
  return [text.slice(0, at), text.slice(at + 1)]
}
