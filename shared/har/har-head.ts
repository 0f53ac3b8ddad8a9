import type { HopRequest, ResponseHead } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import type { HarEntry } from './har.ts'

/** What was asked for. */
export function requestOf({ request }: HarEntry): HopRequest {
  return { method: request.method, url: request.url, headers: headersOf(request) }
}

/** The head of what came back; undefined where nothing did, which is status 0. */
export function headOf({ response }: HarEntry): ResponseHead | undefined {
  if (response.status <= 0) return undefined
  return {
    status: response.status,
    statusText: response.statusText,
    httpVersion: versionOf(response.httpVersion),
    headers: headersOf(response),
    headBytes: Math.max(0, Math.round(response.headersSize)),
    trailers: [],
    informational: []
  }
}

/** As programs write it: `HTTP/1.1`, `http/2.0`, `h2`, `h3-29`. What says nothing counts as 1.1. */
function versionOf(written: string): ResponseHead['httpVersion'] {
  const [version] = /1\.0|1\.1|[23]/.exec(written) ?? []
  return version === '1.0' || version === '2' || version === '3' ? version : '1.1'
}

function headersOf({ headers }: { headers: readonly { name: string; value: string }[] }): Header[] {
  return headers.map(({ name, value }) => [name, value])
}
