import type { Header } from '../model/request.ts'
import { isToken } from './field-syntax.ts'

/** One thing that a server measured of itself. */
export interface ServerTiming {
  name: string
  /** Milliseconds, finite and not negative; absent where it told none that can be read. */
  durMs?: number
  desc?: string
}

/** More than these say nothing to a person. */
const MOST = 2000

/**
 * What the `Server-Timing` fields of a response or its trailers tell, in their order (W3C Server Timing §3).
 * A parameter counts the first time it is named, names of parameters in any case; unknown ones are passed over, and so
 * is a metric whose name is no token.
 */
export function parseServerTiming(fields: readonly Header[]): ServerTiming[] {
  return fields
    .filter(([name]) => name.toLowerCase() === 'server-timing')
    .flatMap(([, value]) => splitOutsideQuotes(value, ','))
    .flatMap(parseMetric)
    .slice(0, MOST)
}

function parseMetric(text: string): ServerTiming[] {
  const [name = '', ...parts] = splitOutsideQuotes(text, ';').map(part => part.trim())
  if (!isToken(name)) return []
  const params = new Map<string, string>()
  for (const part of parts) {
    const [, key = '', value = ''] = /^([^=\s]+)\s*=\s*(.*)$/s.exec(part) ?? []
    const param = key.toLowerCase()
    if (param !== '' && !params.has(param)) params.set(param, readValue(value))
  }
  const durMs = readDuration(params.get('dur'))
  const desc = params.get('desc')
  return [{ name, ...(durMs !== undefined && { durMs }), ...(desc && { desc }) }]
}

/** A token, or a quoted string, whose backslashes are taken out; what follows on the quotes is passed over. */
function readValue(text: string): string {
  if (!text.startsWith('"')) return text.split(/\s/, 1)[0] ?? ''
  const [, inside = ''] = /^"((?:\\.|[^"\\])*)/s.exec(text) ?? []
  return inside.replace(/\\(.)/gs, '$1')
}

function readDuration(text: string | undefined): number | undefined {
  if (text === undefined || !/^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** Cuts at a sign, but not inside quoted strings (RFC 9110 §5.6.4). One that never ends goes on to the end. */
function splitOutsideQuotes(text: string, at: ',' | ';'): string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]
    if (quoted && sign === '\\') index++
    else if (sign === '"') quoted = !quoted
    else if (sign === at && !quoted) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}
