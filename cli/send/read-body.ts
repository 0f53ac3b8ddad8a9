import { closeSync, openSync, readSync } from 'node:fs'
import { guessContentType } from '#shared/http/guess-content-type.ts'
import type { Header } from '#shared/model/request.ts'
import { UNREADABLE } from '../exit-statuses.ts'
import { inspectFlagFile } from '../request/read-flag-file.ts'
import { readPairs } from '../request/read-pairs.ts'
import { standardInput } from '../request/standard-input.ts'
import { UsageError } from '../usage-error.ts'
import { openInput } from './input.ts'
import { readForm } from './read-form.ts'
import type { SendParts } from './send-parts.ts'
import type { SendValues } from './send-values.ts'
import { FORM, typeByBeginning, typeByBytes, typeByText } from './type-by-content.ts'

const SOURCES = ['data', 'json', 'form', 'urlencode'] as const

/**
 * @param headers those that were typed
 * @throws UsageError when there is more than one body, or a part that is none
 */
export function readBody(
  values: Pick<SendValues, (typeof SOURCES)[number]>,
  headers: readonly Header[]
): Partial<SendParts> {
  const [source, second] = SOURCES.filter(name => values[name] !== undefined)
  if (second) throw new UsageError(`--${source} and --${second}: a request has one body`)
  if (values.data) return readData(values.data)
  if (values.json !== undefined) return readSource('json', values.json, 'application/json')
  if (values.form) return readForm(values.form, headers)
  if (values.urlencode) return { form: readPairs('urlencode', values.urlencode) }
  return {}
}

/** As curl: several texts are the fields of a form. */
function readData(pieces: string[]): Partial<SendParts> {
  const [only = ''] = pieces
  if (pieces.length === 1) return readSource('data', only)
  const file = pieces.find(piece => piece.startsWith('@'))
  if (file !== undefined)
    throw new UsageError(`--data ${file}: a file is sent alone; several --data are joined as texts`)
  return { text: pieces.join('&'), contentType: FORM }
}

/** Where a shell's own name for its standard input leads. */
const STANDARD_INPUT = ['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']

function readSource(flag: string, data: string, contentType?: string): Partial<SendParts> {
  if (data === '@-') return { stream: standardInput(`--${flag} ${data}`), contentType }
  if (!data.startsWith('@')) return { text: data, contentType: contentType ?? typeByText(data) }
  const file = data.slice(1)
  const stats = inspectFlagFile(`--${flag} ${data}`, file, UNREADABLE)
  if (stats.isFile()) return { file, contentType: contentType ?? guessContentType(file) ?? typeOfFile(file) }
  const stream = STANDARD_INPUT.includes(file) ? process.stdin : openInput(file, stats)
  return { stream, contentType }
}

/** So much of a file tells its type where its name does not. */
const BEGINNING_BYTES = 64 * 1024

/** @returns that of any file where it is empty */
function typeOfFile(path: string): string {
  const fd = openSync(path, 'r')
  try {
    const beginning = Buffer.alloc(BEGINNING_BYTES)
    const size = readSync(fd, beginning)
    const typeOf = size < BEGINNING_BYTES ? typeByBytes : typeByBeginning
    return typeOf(beginning.subarray(0, size)) ?? 'application/octet-stream'
  } finally {
    closeSync(fd)
  }
}
