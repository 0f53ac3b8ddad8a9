import { encodeForm } from '../http/encode-form.ts'
import { guessContentType } from '../http/guess-content-type.ts'
import { filenameOf } from '../http/multipart.ts'
import type { BodyPart, RequestInput } from '../model/request.ts'
import { isPlain, printfFormat, quote, quoteWord } from './quote.ts'

interface PrintedBody {
  options: string[]
  /** What prints the body into curl, where no argument can hold it. */
  input?: string
}

/** The options that give curl a body. */
export function printBody(body: RequestInput['body']): PrintedBody {
  switch (body.kind) {
    case 'empty':
      return { options: [] }
    case 'bytes':
      return printBytes(body.bytes)
    case 'form':
      return printBytes(encodeForm(body.fields))
    case 'file':
      return { options: [`--data-binary ${quoteWord(`@${body.path}`)}`] }
    case 'multipart':
      return { options: body.parts.map(printPart) }
    case 'stream':
      return { options: ['--data-binary @-'] }
  }
}

function printBytes(bytes: Uint8Array): PrintedBody {
  const text = readText(bytes)
  if (text !== undefined && isPlain(text)) return { options: [`--data-raw ${quote(text)}`] }
  return { options: ['--data-binary @-'], input: `printf -- ${printfFormat(bytes)}` }
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function printPart(part: BodyPart): string {
  const { content } = part
  const filename = filenameOf(part)
  const type =
    part.contentType ?? (filename === undefined ? undefined : (guessContentType(filename) ?? BINARY))
  const attributes = [
    ...(type === undefined ? [] : [`;type=${type}`]),
    ...(part.filename === undefined ? [] : [`;filename=${inDoubleQuotes(part.filename)}`])
  ].join('')
  if (content.kind === 'file')
    return `--form ${quote(`${part.name}=@${inDoubleQuotes(content.path)}${attributes}`)}`
  const text = content.kind === 'text' ? content.text : new TextDecoder().decode(content.bytes)
  if (attributes === '') return `--form-string ${quote(`${part.name}=${text}`)}`
  return `--form ${quote(`${part.name}=${inDoubleQuotes(text)}${attributes}`)}`
}

const BINARY = 'application/octet-stream'

/** As `--form` takes what may contain its own signs. */
function inDoubleQuotes(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
