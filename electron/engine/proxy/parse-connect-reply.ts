import type { ResponseHead } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { ProxyProblem } from './proxy-error.ts'

/** All heads of a reply together may be this large. */
const MAX_BYTES = 64 * 1024
const PREFIX = 'HTTP/1.'

/**
 * Reads the final response head of a reply to CONNECT; interim ones before it are passed over (RFC 9110 §15.2).
 * Lines may end without a carriage return (RFC 9112 §2.2).
 * @returns undefined while it is not whole; `length` is where the tunnel, or the body of a refusal, begins
 * @throws ProxyProblem for what is no HTTP, as soon as that shows, and for a head that is too large
 */
export function parseConnectReply(bytes: Buffer): { reply: ResponseHead; length: number } | undefined {
  let start = 0
  for (;;) {
    const text = bytes.toString('latin1', start, MAX_BYTES)
    if (!PREFIX.startsWith(text.slice(0, PREFIX.length))) throw new ProxyProblem('it does not answer in HTTP')
    const end = /\r?\n\r?\n/.exec(text)
    if (!end) {
      if (bytes.length >= MAX_BYTES) throw new ProxyProblem('the head of its answer does not end')
      return undefined
    }
    const headBytes = end.index + end[0].length
    const head = parseHead(text.slice(0, end.index), headBytes)
    start += headBytes
    if (head.status >= 200 || head.status === 101) return { reply: head, length: start }
  }
}

function parseHead(text: string, headBytes: number): ResponseHead {
  const [statusLine = '', ...lines] = text.split(/\r?\n/)
  const [, minor, status, statusText = ''] = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: (.*))?$/.exec(statusLine) ?? []
  if (minor === undefined) throw new ProxyProblem('its answer begins with no status line')
  const headers: Header[] = lines.map(line => {
    const colon = line.indexOf(':')
    return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  return {
    status: Number(status),
    statusText,
    httpVersion: minor === '0' ? '1.0' : '1.1',
    headers,
    fromProxy: true,
    headBytes,
    trailers: [],
    informational: []
  }
}
