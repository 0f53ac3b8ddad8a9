import type { Exchange } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'

/** What is made anew for each request: of the kind of program, of the body, and of a signature. */
const MADE_ANEW = new Set([
  'user-agent',
  'accept',
  'accept-encoding',
  'content-type',
  'x-amz-date',
  'x-amz-content-sha256'
])

/** What a request was sent with although nobody typed it, such as an API key. */
export interface AddedOnTheWay {
  headers: Header[]
  /** As they stand in the query, behind what was typed. */
  parameters: string[]
}

/** Of the first time that it was sent. What others recorded does not tell it from what was typed. */
export function addedOnTheWay({ request, hops }: Exchange): AddedOnTheWay {
  const sent = hops[0]?.request
  if (!sent) return { headers: [], parameters: [] }
  const typed = new Set(request.headers.map(([name]) => name.toLowerCase()))
  return {
    headers: sent.headers.filter(([name]) => {
      const lower = name.toLowerCase()
      return !typed.has(lower) && !MADE_ANEW.has(lower)
    }),
    parameters: parametersOf(sent.url).slice(parametersOf(request.url).length)
  }
}

/** A URL with more parameters behind those that it has. */
export function withParameters(url: string, parameters: readonly string[]): string {
  if (parameters.length === 0) return url
  const [, address = '', query = '', fragment = ''] = split(url)
  return `${address}?${[...(query === '' ? [] : [query]), ...parameters].join('&')}${fragment}`
}

function parametersOf(url: string): string[] {
  const [, , query = ''] = split(url)
  return query === '' ? [] : query.split('&')
}

/** Its address, its query and its fragment with the sign. */
function split(url: string): readonly string[] {
  return /^([^?#]*)(?:\?([^#]*))?(.*)$/s.exec(url) ?? []
}
