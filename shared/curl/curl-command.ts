import type { DraftPart } from '../model/draft/draft-body.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { DraftSettings } from '../model/draft/draft-settings.ts'
import type { CurlOption } from './curl-options.ts'
import { readFormPart } from './form-part.ts'
import { readSetting } from './setting-options.ts'
import { percentEncode } from './upload-url.ts'

/** A piece of a body; several are joined by `&`. */
export interface DataPiece {
  from: 'data' | 'json' | 'urlencode'
  text: string
  /** The file that it is read from, in the place of `text`. */
  path?: string
  /** Whether curl leaves the line breaks of the file out. */
  isOneLine?: boolean
}

/** What the options of a command ask for, gathered. */
export interface CurlCommand {
  urls: string[]
  method?: string
  isHead: boolean
  isGet: boolean
  /** Brackets and braces of the URL stand for themselves. */
  isGlobOff: boolean
  upload?: string
  headers: DraftRow[]
  /** Names of headers that shall not be sent, in lower case. */
  removed: string[]
  data: DataPiece[]
  parts: DraftPart[]
  cookies: string[]
  user?: string
  bearer?: string
  scheme: 'basic' | 'digest' | 'aws-sigv4'
  /** `aws:amz:region:service`, as far as it was given. */
  sigv4: string
  settings: DraftSettings
  proxyUser?: string
  noProxy?: string
  warnings: string[]
}

/** Gathers the options of the first request of a command. */
export function gatherOptions(options: readonly CurlOption[]): CurlCommand {
  const command: CurlCommand = {
    urls: [],
    isHead: false,
    isGet: false,
    isGlobOff: false,
    headers: [],
    removed: [],
    data: [],
    parts: [],
    cookies: [],
    scheme: 'basic',
    sigv4: '',
    settings: {},
    warnings: []
  }
  for (const option of options) {
    if (option.name === 'next') {
      command.warnings.push('The command makes several requests: this is the first.')
      break
    }
    const read = Object.hasOwn(READERS, option.name) ? READERS[option.name] : undefined
    if (read) read(command, option.value, option)
    else if (!readSetting(command, option)) command.warnings.push(`${option.written} is not taken over.`)
  }
  return command
}

type Reader = (command: CurlCommand, value: string, option: CurlOption) => void

const data =
  ({ isOneLine }: { isOneLine: boolean }): Reader =>
  (command, value) => {
    command.data.push(
      value.startsWith('@')
        ? { from: 'data', text: '', path: value.slice(1), isOneLine }
        : { from: 'data', text: value }
    )
  }
const silently: Reader = () => {}

const READERS: Readonly<Record<string, Reader>> = {
  url: (command, value) => command.urls.push(value),
  request: (command, value) => {
    command.method = value
  },
  head: command => {
    command.isHead = true
  },
  get: command => {
    command.isGet = true
  },
  globoff: command => {
    command.isGlobOff = true
  },
  'upload-file': (command, value) => {
    command.upload = value
  },
  header: readHeader,
  'user-agent': (command, value) => readHeader(command, `User-Agent:${value}`),
  referer: (command, value) => readHeader(command, `Referer:${value.replace(/;auto$/, '')}`),
  range: (command, value) => readHeader(command, `Range:bytes=${value}`),
  cookie: (command, value, { written }) => {
    if (value.includes('=')) command.cookies.push(value)
    else command.warnings.push(`${written} ${value}: cookies are not read from a file.`)
  },
  data: data({ isOneLine: true }),
  'data-ascii': data({ isOneLine: true }),
  'data-binary': data({ isOneLine: false }),
  'data-raw': (command, value) => command.data.push({ from: 'data', text: value }),
  'data-urlencode': (command, value) => command.data.push(readUrlencode(command, value)),
  'url-query': (command, value) => {
    command.warnings.push(`--url-query ${value} is not taken over: add it to the URL.`)
  },
  json: (command, value) => {
    const path = value.startsWith('@') ? { path: value.slice(1) } : {}
    command.data.push({ from: 'json', text: value, ...path })
  },
  form: (command, value) => {
    const { part, warning } = readFormPart(value)
    command.parts.push(part)
    if (warning) command.warnings.push(warning)
  },
  'form-string': (command, value) => {
    const [, name = value, text = ''] = /^([^=]*)=([\s\S]*)$/.exec(value) ?? []
    command.parts.push({ name, kind: 'text', value: text, files: [], enabled: true })
  },
  user: (command, value) => {
    command.user = value
  },
  'oauth2-bearer': (command, value) => {
    command.bearer = value
  },
  basic: silently,
  digest: command => {
    command.scheme = 'digest'
  },
  'aws-sigv4': (command, value) => {
    command.scheme = 'aws-sigv4'
    command.sigv4 = value
  }
}

/** `Name: value`, `Name;` for an empty one, and `Name:` to go without it. */
function readHeader(command: CurlCommand, line: string): void {
  const [, name, sign, rest = ''] = /^([^:;]+)([:;])([\s\S]*)$/.exec(line) ?? []
  if (name === undefined) {
    command.warnings.push(
      line.startsWith('@')
        ? `-H ${line}: headers are not read from a file.`
        : `“${line}” is not a header: a colon is missing.`
    )
    return
  }
  const value = rest.trim()
  if (sign === ':' && value === '') command.removed.push(name.trim().toLowerCase())
  else command.headers.push({ name: name.trim(), value: sign === ';' ? '' : value, enabled: true })
}

/** `content`, `=content`, `name=content`; `@file` and `name@file`, of which curl encodes what is in it. */
function readUrlencode(command: CurlCommand, value: string): DataPiece {
  const [, name = '', sign = '=', content = value] = /^([^=@]*)([=@])([\s\S]*)$/.exec(value) ?? []
  const text = name && `${name}=`
  if (sign === '=') return { from: 'urlencode', text: text + percentEncode(content) }
  command.warnings.push(
    name === ''
      ? `--data-urlencode ${value} is not taken over.`
      : `The field “${name}” is not read from the file ${content}, and is empty.`
  )
  return { from: 'urlencode', text }
}
