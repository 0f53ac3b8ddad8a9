import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import type { BodyPart } from '#shared/model/request.ts'
import { inspectFlagFile, readFlagFile, UNREADABLE } from '../request/read-flag-file.ts'
import { readPipe } from '../request/read-pipe.ts'
import { UsageError } from '../usage-error.ts'

/** Its descriptor. */
const STDIN = 0

/**
 * As curl: `NAME=TEXT`, `NAME=@FILE` for a file, `NAME=<FILE` for a text that is in a file; a FILE may be a pipe, and
 * `-` is standard input. `;type=` and `;filename=`
 * may follow each of them.
 * @throws UsageError for what is none of them, and for a file that cannot be read
 */
export function readPart(text: string): BodyPart {
  const [name, value] = readPair('form', text)
  const [source = '', ...attributes] = value.split(/;(?=type=|filename=)/)
  const find = (key: string) =>
    attributes.findLast(attribute => attribute.startsWith(`${key}=`))?.slice(key.length + 1)
  const content = readContent(`--form ${text}`, source)
  return {
    name,
    // Of a file the engine knows it; without one it would be no file to the server.
    filename: unquote(find('filename')) ?? (content.kind === 'bytes' ? basename(source.slice(1)) : undefined),
    contentType: find('type')?.trim(),
    content
  }
}

function readContent(what: string, source: string): BodyPart['content'] {
  const path = source.slice(1)
  if (source.startsWith('<')) {
    const bytes = path === '-' ? readPipe(what, STDIN) : readFlagFile(what, path, UNREADABLE.data)
    if (!isUtf8(bytes)) throw new UsageError(`${what}: that is no text in UTF-8; @ sends it as a file`)
    return { kind: 'text', text: bytes.toString('utf8') }
  }
  if (!source.startsWith('@')) return { kind: 'text', text: source }
  if (path === '-') return { kind: 'bytes', bytes: readPipe(what, STDIN) }
  const stats = inspectFlagFile(what, path, UNREADABLE.data)
  return stats.isFile() ? { kind: 'file', path } : { kind: 'bytes', bytes: readPipe(what, path) }
}

function unquote(name: string | undefined): string | undefined {
  return name?.replace(/^"(.*)"$/s, (_, inner: string) => inner.replaceAll(/\\(["\\])/g, '$1'))
}

export function readPair(flag: string, text: string): [name: string, value: string] {
  const at = text.indexOf('=')
  if (at < 0) throw new UsageError(`--${flag} ${text}: write it as NAME=VALUE`)
  return [text.slice(0, at), text.slice(at + 1)]
}
