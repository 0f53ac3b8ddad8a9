import type { HopRequest, ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'

/** What was asked, a line each behind `>`, as curl shows it. */
export function describeRequest({ method, url, headers }: HopRequest): string[] {
  const target = url.replace(/^[^/?#]*\/\/[^/?#]*/, '').replace(/#.*/s, '') || '/'
  return marked('>', `${method} ${target}`, headers)
}

/** The head of what was answered, a line each behind `<`. */
export function describeResponse({ httpVersion, status, statusText, headers }: ResponseHead): string[] {
  return marked('<', `HTTP/${httpVersion} ${status} ${statusText}`, headers)
}

function marked(sign: string, first: string, headers: readonly Header[]): string[] {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`), '']
  return lines.map(line => `${sign} ${line}`.trimEnd())
}
