import { expectsContent } from '#shared/http/default-headers.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ExchangeRequest } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'

interface Framed {
  method: string
  headers: Header[]
  body: Pick<ExchangeRequest['body'], 'kind' | 'size'>
  websocket?: boolean | undefined
}

const REFUSED: Record<string, string> = {
  expect: 'Expect cannot be sent: waiting for “100 Continue” is not supported.',
  upgrade: 'Upgrade cannot be sent: switching protocols is not supported here.',
  'keep-alive': 'Keep-Alive cannot be sent: how long a connection is kept is decided by the pool.',
  'transfer-encoding': 'Transfer-Encoding is made from the body: “chunked” when its size is not known.'
}

/**
 * Refuses what the HTTP/1.1 serialiser would reject or silently write in another way than typed.
 * @throws ClientError BUILD at the field
 */
export function assertH1Limits(request: Framed): void {
  if (request.method === 'CONNECT')
    refuse('method', 'CONNECT opens a tunnel and cannot be sent as a request.')
  const seen = new Set<string>()
  request.headers.forEach(([name, value], index) => {
    const lower = name.toLowerCase()
    if (Object.hasOwn(REFUSED, lower)) refuse(`headers.${index}.name`, REFUSED[lower] ?? '')
    if ((lower === 'host' || lower === 'content-length' || lower === 'connection') && seen.has(lower))
      refuse(`headers.${index}.name`, `${name} can be sent only once.`)
    seen.add(lower)
    if (lower === 'connection' && request.websocket)
      refuse(`headers.${index}.name`, 'Connection is “upgrade” where a WebSocket is opened.')
    if (lower === 'connection' && !/^(keep-alive|close)$/i.test(value.trim()))
      refuse(`headers.${index}.value`, 'Connection can only be “keep-alive” or “close” here.')
    if (lower === 'content-length') checkLength(request, value, `headers.${index}.value`)
  })
}

function checkLength({ method, body }: Framed, value: string, field: string): void {
  if (!/^\d+$/.test(value)) refuse(field, 'Content-Length is a whole number of bytes.')
  const size = body.kind === 'empty' ? 0 : body.size
  if (size === undefined) refuse(field, 'The size of this body is not known before it has been sent.')
  if (Number(value) !== size) refuse(field, `The body has ${size} bytes, not ${value}.`)
  if (value !== String(size)) refuse(field, `The length is written as ${size}, without zeros before it.`)
  if (size === 0 && !expectsContent(method))
    refuse(field, `${method} without a body is sent without Content-Length.`)
}

function refuse(field: string, problem: string): never {
  throw new ClientError('BUILD', { field, facts: { problem } })
}
