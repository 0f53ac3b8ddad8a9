import { isUtf8 } from 'node:buffer'
import type { BodyPart } from '#shared/model/request.ts'
import { inspectFlagFile, readFlagFile, UNREADABLE } from '../request/read-flag-file.ts'
import { UsageError } from '../usage-error.ts'

/**
 * As curl: `NAME=TEXT`, `NAME=@FILE` for a file, `NAME=<FILE` for a text that is in a file. `;type=` and `;filename=`
 * may follow each of them.
 * @throws UsageError for what is none of them, and for a file that cannot be read
 */
export function readPart(text: string): BodyPart {
  const [name, value] = readPair('form', text)
  const [source = '', ...attributes] = value.split(/;(?=type=|filename=)/)
  const find = (key: string) =>
    attributes.findLast(attribute => attribute.startsWith(`${key}=`))?.slice(key.length + 1)
  return {
    name,
    filename: unquote(find('filename')),
    contentType: find('type')?.trim(),
    content: readContent(`--form ${text}`, source)
  }
}

function readContent(what: string, source: string): BodyPart['content'] {
  const path = source.slice(1)
  if (source.startsWith('<')) {
    const bytes = readFlagFile(what, path, UNREADABLE.data)
    if (!isUtf8(bytes)) throw new UsageError(`${what}: that is no text in UTF-8; @ sends it as a file`)
    return { kind: 'text', text: bytes.toString('utf8') }
  }
  if (!source.startsWith('@')) return { kind: 'text', text: source }
  inspectFlagFile(what, path, UNREADABLE.data)
  return { kind: 'file', path }
}

function unquote(name: string | undefined): string | undefined {
  return name?.replace(/^"(.*)"$/s, (_, inner: string) => inner.replaceAll(/\\(["\\])/g, '$1'))
}

export function readPair(flag: string, text: string): [name: string, value: string] {
  const at = text.indexOf('=')
  if (at < 0) throw new UsageError(`--${flag} ${text}: write it as NAME=VALUE`)
  return [text.slice(0, at), text.slice(at + 1)]
}
