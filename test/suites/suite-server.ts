import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { startHttpServer } from '../fixtures/servers/http-server.ts'

export const JSON_VALUE = { name: 'sonde', depth: [1, 2, { deep: null }] }
export const TEXT = 'Grüße aus Köln'
export const ODD_HEADERS: [string, string][] = [
  ['X-Second', '2'],
  ['x-FIRST', 'one'],
  ['Set-Cookie', 'a=1'],
  ['X-Between', ''],
  ['Set-Cookie', 'b=2']
]
/** More than is read into memory at once. */
export const TOO_LARGE = 100 * 1024 * 1024 + 1
export const EVENT_STREAM = 'id: 1\nevent: greeting\ndata: Grüße\ndata: aus Köln\n\nretry: 500\ndata: two\n\n'
export const EVENTS = [
  { event: 'greeting', data: 'Grüße\naus Köln', id: '1' },
  { event: 'message', data: 'two', id: '1', retry: 500 }
]
/** How much of `/drip` comes before it falls silent. */
export const DRIP_BYTES = 50_000

/** Bytes of which every window can be told from every other. */
export function patternOf(size: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(size / 4))
  for (let index = 0; index < words.length; index++) words[index] = index
  return new Uint8Array(words.buffer, 0, size)
}

export interface SuiteServer extends AsyncDisposable {
  origin: string
  /** Requests that ever came. */
  readonly requests: number
  /** Answers that are neither finished nor given up. */
  readonly unanswered: number
}

/** What the clients of the suite talk to. */
export async function startSuiteServer(): Promise<SuiteServer> {
  let requests = 0
  let unanswered = 0
  const server = await startHttpServer((request, response) => {
    requests++
    unanswered++
    response.on('close', () => unanswered--)
    void answer(request, response)
  })
  return {
    origin: server.origin,
    get requests() {
      return requests
    },
    get unanswered() {
      return unanswered
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://suite')
  const size = Number(searchParams.get('size'))
  switch (pathname) {
    case '/json':
      response.writeHead(201, 'Made', { 'Content-Type': 'application/json' })
      return void response.end(JSON.stringify(JSON_VALUE))
    case '/text':
      response.setHeader('Content-Type', 'text/plain; charset=ISO-8859-1')
      return void response.end(TEXT, 'latin1')
    case '/bytes':
      return void response.end(patternOf(size))
    case '/headers':
      response.sendDate = false
      response.writeHead(200, ODD_HEADERS.flat())
      return void response.end()
    case '/seen-headers':
      return void response.end(JSON.stringify(request.rawHeaders))
    case '/echo': {
      const body = await buffer(request).catch(() => Buffer.alloc(0))
      response.setHeader('Content-Type', request.headers['content-type'] ?? 'none/none')
      return void response.end(body)
    }
    case '/events':
      response.setHeader('Content-Type', 'text/event-stream')
      return void response.end(EVENT_STREAM)
    case '/drip':
      response.setHeader('Content-Length', DRIP_BYTES * 2)
      return void response.write(patternOf(DRIP_BYTES))
    case '/closes':
      return void request.socket.destroy()
    case '/never':
      return
    default:
      response.statusCode = 404
      response.end()
  }
}
