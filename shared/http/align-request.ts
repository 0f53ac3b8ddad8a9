import type { HopRequest } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import { MASK } from '../redaction/redact-text.ts'
import { shownUrl } from '../url/shown-url.ts'
import { splitUrl, type UrlParts } from '../url/split-url.ts'

/**
 * How a line stands to the other side: `changed` is there as well, but otherwise; `only-here` is not.
 */
export type LineMark = 'same' | 'changed' | 'only-here'

export interface MarkedLine {
  text: string
  mark: LineMark
}

interface AlignedRequest {
  /** Request line and headers as they were typed. */
  typed: MarkedLine[]
  /** The head as it was sent. */
  sent: MarkedLine[]
}

interface Field {
  name: string
  value: string
}

/**
 * What was typed beside what was sent, each line marked by what became of it. Headers are paired by name, without regard
 * to case, and among those of one name in their order.
 * @param typed what stands in the editor; templates in it are compared as they are written
 * @param head as `SentRequest` has it: of HTTP/1 with a request line, of HTTP/2 with pseudo-headers
 */
export function alignRequest(typed: HopRequest, head: string): AlignedRequest {
  const lines = head.split(/\r\n/).filter(line => line !== '')
  const isH2 = lines[0]?.startsWith(':') === true
  const sentLine = isH2 ? undefined : lines.shift()
  const fields = lines.map(readField)
  const sentTarget = isH2 ? pseudo(fields, ':path') : sentLine?.split(' ')[1]
  const sentMethod = isH2 ? pseudo(fields, ':method') : sentLine?.split(' ')[0]
  const parts = partsOf(typed.url)
  const lineMark = sentMethod === typed.method && sentTarget === parts?.target ? 'same' : 'changed'
  const pseudoTyped = new Map([
    [':method', typed.method],
    [':path', parts?.target],
    [':scheme', parts?.scheme],
    [':authority', parts?.authority]
  ])
  const takeTyped = takingTurns(typed.headers)
  const sent = fields.map(({ name, value }): MarkedLine => {
    const text = `${name}: ${value}`
    if (pseudoTyped.has(name)) return { text, mark: pseudoTyped.get(name) === value ? 'same' : 'changed' }
    return { text, mark: markAgainst(takeTyped(name), value) }
  })
  return {
    typed: [{ text: `${typed.method} ${typed.url}`, mark: lineMark }, ...markTyped(typed, fields)],
    sent: sentLine === undefined ? sent : [{ text: sentLine, mark: lineMark }, ...sent]
  }
}

function markTyped({ headers }: HopRequest, fields: readonly Field[]): MarkedLine[] {
  const takeSent = takingTurns(fields.map(({ name, value }) => [name, value]))
  return headers.map(([name, value]) => ({
    text: `${name}: ${value}`,
    mark: markAgainst(takeSent(name), value)
  }))
}

function markAgainst(other: string | undefined, own: string): LineMark {
  if (other === undefined) return 'only-here'
  return other === own ? 'same' : 'changed'
}

/** Gives the values of a name one after the other, each once. */
function takingTurns(headers: readonly Header[]): (name: string) => string | undefined {
  const left = new Map<string, string[]>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    left.set(key, [...(left.get(key) ?? []), value])
  }
  return name => left.get(name.toLowerCase())?.shift()
}

function pseudo(fields: readonly Field[], name: string): string | undefined {
  return fields.find(field => field.name === name)?.value
}

/** A pseudo-header begins with a colon of its own. */
function readField(line: string): Field {
  const at = line.indexOf(':', 1)
  return at < 0
    ? { name: line, value: '' }
    : { name: line.slice(0, at), value: line.slice(at + 1).replace(/^ /, '') }
}

/** A URL that begins with a template is none yet. One with something masked in it was sent. */
function partsOf(url: string): Pick<UrlParts, 'scheme' | 'authority' | 'target'> | undefined {
  if (url.includes(MASK)) return { scheme: /^https:/i.test(url) ? 'https' : 'http', ...shownUrl(url) }
  try {
    return splitUrl(url)
  } catch {
    return undefined
  }
}
