import { BLANK_DRAFT } from '../model/draft/blank-draft.ts'
import type { Draft } from '../model/draft/draft.ts'
import type { DraftAuth } from '../model/draft/draft-auth.ts'
import { paramsOfUrl } from '../url/params-in-step.ts'
import { type CurlCommand, gatherOptions } from './curl-command.ts'
import { readOptions } from './curl-options.ts'
import { FROM_STANDARD_INPUT, readDataBody } from './data-body.ts'
import { fromCurlOn } from './from-curl-on.ts'
import { withoutComments } from './looks-like-curl.ts'
import { proxyOf } from './proxy-of.ts'
import { readGlobs } from './read-globs.ts'
import { readShellWords } from './shell-words.ts'
import { UnclosedQuote } from './unclosed-quote.ts'
import { uploadUrl } from './upload-url.ts'

interface ParsedCurl {
  draft: Draft
  /** What of the command the draft does not say, in sentences. */
  warnings: string[]
}

/**
 * Reads a curl command as people and developer tools write them, for any shell.
 * @returns the request that it would send; or why it is none, in a sentence
 */
export function parseCurl(text: string): ParsedCurl | { problem: string } {
  try {
    const script = withoutComments(text).trim()
    const { words, operator, notes = [] } = readShellWords(script.replace(/^[$>#%]\s+/, ''))
    const found = fromCurlOn(words)
    if (!found) return { problem: 'This is not a curl command.' }
    const command = gatherOptions(readOptions(found.rest))
    command.warnings.push(...new Set(notes))
    if (found.variables.length > 0)
      command.warnings.push(`Variables before the command are left out: ${found.variables.join(', ')}.`)
    if (operator === '\n') command.warnings.push('The lines that follow it are left out.')
    else if (operator) command.warnings.push(`What follows “${operator}” is left out.`)
    return draftOf(command)
  } catch (error) {
    if (error instanceof UnclosedQuote) return { problem: error.message }
    throw error
  }
}

function draftOf(command: CurlCommand): ParsedCurl | { problem: string } {
  const { headers, removed, settings, warnings } = command
  const [typedUrl, ...others] = command.urls
  if (typedUrl === undefined) return { problem: 'The command names no URL.' }
  if (others.length > 0) warnings.push(`Only the first of ${others.length + 1} URLs is taken over.`)
  const { url, body } = readBody(command, command.isGlobOff ? typedUrl : readGlobs(typedUrl, warnings))
  if (command.cookies.length > 0)
    headers.push({ name: 'Cookie', value: command.cookies.join('; '), enabled: true })
  const params = paramsOfUrl(url, [])
  const auth = authOf(command)
  const proxy = proxyOf(command)
  return {
    draft: {
      ...BLANK_DRAFT,
      method: methodOf(command),
      url,
      ...(params.length > 0 && { params: [...params] }),
      headers: headers.map(row =>
        row.name.toLowerCase() === 'content-length' ? { ...row, enabled: false } : row
      ),
      body,
      ...(auth && { auth }),
      withoutDefaults: [...new Set(removed)].filter(name => OPTIONAL_DEFAULTS.has(name)),
      settings: { ...settings, ...(proxy && { proxy }) }
    },
    warnings
  }
}

/** The headers that Sonde adds and can go without. */
const OPTIONAL_DEFAULTS: ReadonlySet<string> = new Set([
  'user-agent',
  'accept',
  'accept-encoding',
  'authorization',
  'content-type'
])

function methodOf({ method, isHead, isGet, upload, data, parts }: CurlCommand): string {
  if (method) return method
  if (isHead) return 'HEAD'
  if (upload !== undefined) return 'PUT'
  return !isGet && (data.length > 0 || parts.length > 0) ? 'POST' : 'GET'
}

function readBody(command: CurlCommand, url: string): Pick<Draft, 'url' | 'body'> {
  const { data, parts, upload, headers, removed, warnings } = command
  if (upload !== undefined) {
    // `.` is standard input as well, read without waiting.
    const path = upload === '-' || upload === '.' ? '' : upload
    if (path === '') warnings.push(FROM_STANDARD_INPUT)
    return {
      url: path === '' ? url : uploadUrl(url, path),
      body: { kind: 'file', text: '', files: [{ path, contentType: '', selected: true }] }
    }
  }
  if (parts.length > 0) return { url, body: { kind: 'multipart', text: '', parts } }
  if (data.length === 0) return { url, body: BLANK_DRAFT.body }
  if (command.isGet || command.isHead) {
    for (const { path } of data)
      if (path !== undefined) warnings.push(`The query is not read from the file ${path}.`)
    const query = data
      .map(({ text }) => text)
      .filter(text => text !== '')
      .join('&')
    if (query === '') return { url, body: BLANK_DRAFT.body }
    const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(url) ?? []
    return {
      url: `${address}${address.includes('?') ? '&' : '?'}${query}${fragment}`,
      body: BLANK_DRAFT.body
    }
  }
  const headerOf = (wanted: string) => headers.find(({ name }) => name.toLowerCase() === wanted)?.value
  const { body, contentType, warnings: said } = readDataBody(data, headerOf('content-type'))
  warnings.push(...said)
  const add = (name: string, value: string) => {
    if (headerOf(name.toLowerCase()) === undefined && !removed.includes(name.toLowerCase()))
      headers.push({ name, value, enabled: true })
  }
  if (contentType !== undefined) add('Content-Type', contentType)
  if (data.some(({ from }) => from === 'json')) add('Accept', 'application/json')
  return { url, body }
}

function authOf({ user, bearer, scheme, sigv4 }: CurlCommand): DraftAuth | undefined {
  if (bearer !== undefined) return { kind: 'bearer', token: bearer }
  if (user === undefined) return undefined
  const [, name = user, password = ''] = /^([^:]*):([\s\S]*)$/.exec(user) ?? []
  if (scheme !== 'aws-sigv4') return { kind: scheme, username: name, password }
  const [, , region = '', service = ''] = sigv4.split(':')
  return { kind: scheme, accessKeyId: name, secretAccessKey: password, region, service }
}
