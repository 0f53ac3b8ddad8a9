import type { ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'

export function responseOf(status: number, headers: Header[] = [], trailers: Header[] = []): ResponseHead {
  return {
    status,
    statusText: '',
    httpVersion: '1.1',
    headers,
    headBytes: 20,
    trailers,
    informational: []
  }
}
