import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Response as Answer, HttpClient, Request } from '#shared/client/http-client.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { Exchange } from '#shared/model/exchange.ts'
import { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { applyExchangeEvent, type LiveExchange } from '#shared/model/live-exchange.ts'
import type { BodyPart } from '#shared/model/request.ts'
import { DRIP_BYTES, EVENTS, JSON_VALUE, ODD_HEADERS, patternOf, TEXT, TOO_LARGE } from './suite-server.ts'

export interface ClientUnderTest {
  client: HttpClient
  /** Where it finds what `suite-server.ts` answers. */
  origin: string
  /** Makes a file that may be sent. Absent where no files are read. @returns its path */
  makeFile?(name: string, content: Uint8Array): Promise<string>
  /** Requests that have arrived there. */
  requests(): number
  /** Whether nothing is left running there, and no body is kept that was not handed out. */
  isQuiet(): boolean
  close(): Promise<void>
}

export interface ClientKind {
  name: string
  setup(): Promise<ClientUnderTest>
}

/** An address at which nothing listens: port 1 is reserved and needs rights that nobody runs tests with. */
const REFUSING = 'http://127.0.0.1:1/'

async function collect(events: AsyncIterable<ExchangeEvent>): Promise<ExchangeEvent[]> {
  const all: ExchangeEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

async function failureOf(promise: Promise<unknown>): Promise<ClientError> {
  const error = await promise.then(
    () => undefined,
    (error: unknown) => error
  )
  expect(error).toBeInstanceOf(ClientError)
  return error as ClientError
}

/** What came back from where it was sent, read by a parser of others. */
async function formOf(answer: Answer): Promise<FormData> {
  const contentType = answer.exchange.request.body.contentType ?? ''
  const body = Buffer.from(await answer.bytes())
  return new Response(body, { headers: { 'Content-Type': contentType } }).formData()
}

async function bytesOf(entry: ReturnType<FormData['get']>): Promise<Uint8Array> {
  if (!(entry instanceof Blob)) throw new Error('expected a file')
  return new Uint8Array(await entry.arrayBuffer())
}

function expectContiguous(exchange: Exchange): void {
  let at = 0
  for (const hop of exchange.hops) {
    expect(hop.startMs).toBe(at)
    for (const phase of hop.phases) {
      expect(phase.startMs).toBe(at)
      expect(phase.endMs).toBeGreaterThanOrEqual(at)
      at = phase.endMs
    }
    expect(hop.endMs).toBe(at)
  }
  expect(exchange.totalMs).toBe(at)
}

/** What every `HttpClient` promises, wherever it runs. */
export function describeHttpClient({ name, setup }: ClientKind): void {
  describe(`${name} as an HttpClient`, () => {
    let subject: ClientUnderTest
    let client: HttpClient

    beforeEach(async () => {
      subject = await setup()
      client = subject.client
    })
    afterEach(() => subject.close())

    const get = (path: string, more: Partial<Request> = {}): Request => ({
      method: 'GET',
      url: subject.origin + path,
      headers: [],
      body: { kind: 'empty' },
      ...more
    })

    describe('reads', () => {
      it('JSON, with the exchange that brought it', async () => {
        const response = await client.execute(get('/json'))
        expect(await response.json()).toEqual(JSON_VALUE)
        const { exchange } = response
        expect(Exchange.parse(exchange)).toEqual(exchange)
        expect(exchange.error).toBeUndefined()
        expect(exchange.hops.at(-1)?.response).toMatchObject({ status: 201, statusText: 'Made' })
        expect(exchange.body).toMatchObject({
          size: JSON.stringify(JSON_VALUE).length,
          contentType: 'application/json',
          complete: true
        })
      })

      it('text by its charset', async () => {
        expect(await (await client.execute(get('/text'))).text()).toBe(TEXT)
      })

      it('what is no JSON with an error that shows how it begins', async () => {
        const response = await client.execute(get('/text'))
        const error = await failureOf(response.json())
        expect(error).toMatchObject({ code: 'PROTOCOL', reason: 'not-json', exchange: response.exchange })
        expect(error.hint).toContain(TEXT.slice(0, 5))
        expect(error.cause).toBeInstanceOf(SyntaxError)
      })

      it('bytes, whole and by windows', async () => {
        const size = 3_000_001
        const response = await client.execute(get(`/bytes?size=${size}`))
        expect(Buffer.compare(await response.bytes(), patternOf(size))).toBe(0)
        const windows: Uint8Array[] = []
        for await (const window of response.stream()) windows.push(window)
        expect(windows.length).toBeGreaterThan(2)
        expect(Buffer.compare(Buffer.concat(windows), patternOf(size))).toBe(0)
      })

      it('nothing where there is no body', async () => {
        const response = await client.execute(get('/headers'))
        expect(await response.bytes()).toHaveLength(0)
        expect(await response.text()).toBe('')
        await response.release()
      })

      it('no body above the limit into memory, but any by windows', async () => {
        const response = await client.execute(get(`/bytes?size=${TOO_LARGE}`))
        for (const read of [() => response.bytes(), () => response.text(), () => response.json()]) {
          expect(await failureOf(read())).toMatchObject({ code: 'BODY_LIMIT' })
        }
        let size = 0
        for await (const window of response.stream()) size += window.byteLength
        expect(size).toBe(TOO_LARGE)
      })

      it('no body above a limit of its own', async () => {
        const response = await client.execute(get('/bytes?size=11'))
        for (const read of [response.bytes, response.text, response.json])
          expect(await failureOf(read({ maxBytes: 10 }))).toMatchObject({ code: 'BODY_LIMIT' })
        expect(await response.bytes({ maxBytes: 11 })).toHaveLength(11)
      })

      it('no body that was released', async () => {
        const response = await client.execute(get('/bytes?size=10'))
        await response.release()
        await response.release()
        expect(await failureOf(response.bytes())).toMatchObject({ code: 'IO', reason: 'body-gone' })
      })
    })

    describe('keeps headers as they are', () => {
      it('received: order, case, duplicates, empty ones', async () => {
        const { exchange } = await client.execute(get('/headers'))
        const known = new Set(ODD_HEADERS.map(([header]) => header))
        const headers = exchange.hops[0]?.response?.headers.filter(([header]) => known.has(header))
        expect(headers).toEqual(ODD_HEADERS)
      })

      it('sent: order, case, duplicates, empty ones', async () => {
        const headers: [string, string][] = [
          ['X-b', '1'],
          ['x-A', 'two'],
          ['X-b', ''],
          ['x-c', 'ü']
        ]
        const response = await client.execute(get('/seen-headers', { headers }))
        const seen = (await response.json()) as string[]
        const pairs = seen.flatMap((header, index) => (index % 2 === 0 ? [[header, seen[index + 1]]] : []))
        expect(pairs.filter(([header]) => /^x-/i.test(header ?? ''))).toEqual(headers)
        expect(response.exchange.request.headers).toEqual(headers)
      })
    })

    describe('tells', () => {
      it('the events of an event stream', async () => {
        const told = await collect(client.stream(get('/events')))
        const events = told.flatMap(event => (event.type === 'server-sent-event' ? [event.event] : []))
        expect(events).toEqual(EVENTS)
      })

      it('an exchange from started to done, and the same as its record', async () => {
        const events = await collect(client.stream(get('/bytes?size=200000')))
        for (const event of events) expect(ExchangeEvent.parse(event)).toEqual(event)
        expect(events.map(event => event.type)).toEqual(
          expect.arrayContaining([
            'hop-started',
            'phase-started',
            'connection',
            'request-sent',
            'response-head'
          ])
        )
        expect(events[0]?.type).toBe('started')
        expect(events.filter(event => event.type === 'started' || event.type === 'done')).toHaveLength(2)
        const last = events.at(-1)
        if (last?.type !== 'done') throw new Error('the last event must be done')

        const started = events.flatMap(event => (event.type === 'phase-started' ? [event.name] : []))
        const ended = events.flatMap(event => (event.type === 'phase-ended' ? [event.phase.name] : []))
        expect(ended).toEqual(started)
        expectContiguous(last.exchange)

        let live: LiveExchange | undefined
        for (const event of events.slice(0, -1)) live = applyExchangeEvent(live, event)
        expect(live?.exchange.hops).toEqual(last.exchange.hops)
        expect(live?.exchange.totalMs).toBe(last.exchange.totalMs)
        expect(applyExchangeEvent(live, last)).toMatchObject({ exchange: last.exchange, running: false })
      })

      it('what was sent, byte for byte', async () => {
        const { exchange } = await client.execute(get('/json?a=1%20b', { headers: [['X-Odd', 'yes']] }))
        const head = exchange.hops[0]?.sent?.head ?? ''
        expect(head).toMatch(/^GET \/json\?a=1%20b HTTP\/1\.1\r\n/)
        expect(head).toMatch(/\r\nX-Odd: yes\r\n(.*\r\n)*\r\n$/)
      })

      it('that certificates were not to be verified', async () => {
        const { exchange } = await client.execute(get('/json'), { insecure: true })
        expect(exchange.insecure).toBe(true)
      })

      it('many exchanges at once, each its own', async () => {
        const sizes = Array.from({ length: 30 }, (_, index) => 1000 + index * 777)
        const responses = await Promise.all(sizes.map(size => client.execute(get(`/bytes?size=${size}`))))
        const bodies = await Promise.all(responses.map(response => response.bytes()))
        expect(bodies.map(body => body.byteLength)).toEqual(sizes)
        expect(new Set(responses.map(({ exchange }) => exchange.id)).size).toBe(sizes.length)
      })
    })

    describe('uploads', () => {
      const post = (body: Request['body']) => get('/echo', { method: 'POST', body })

      it('bytes', async () => {
        const bytes = patternOf(300_000)
        const response = await client.execute(
          post({ kind: 'bytes', bytes, contentType: 'application/x-test' })
        )
        expect(Buffer.compare(await response.bytes(), bytes)).toBe(0)
        const { request, body } = response.exchange
        expect(body?.contentType).toBe('application/x-test')
        expect(request.body).toEqual({ kind: 'bytes', size: bytes.length, contentType: 'application/x-test' })
      })

      it('bytes too many for one message, with their Content-Length', async () => {
        const bytes = patternOf(5_000_000)
        const contentType = 'application/x-test'
        const response = await client.execute(post({ kind: 'bytes', bytes, contentType }))
        expect(Buffer.compare(await response.bytes(), bytes)).toBe(0)
        const { request, hops } = response.exchange
        expect(request.body).toEqual({ kind: 'bytes', size: bytes.length, contentType })
        expect(hops[0]?.sent?.head).toMatch(/\r\ncontent-length: 5000000\r\n/i)
      })

      it.each([undefined, 5_000_000])('a stream of chunks of all sizes, with length %s', async length => {
        const bytes = patternOf(5_000_000)
        async function* chunks() {
          yield bytes.subarray(0, 1)
          yield bytes.subarray(1, 1)
          yield bytes.subarray(1, 3_000_000)
          for (let at = 3_000_000; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000)
        }
        const response = await client.execute(post({ kind: 'stream', chunks: chunks(), length }))
        expect(Buffer.compare(await response.bytes(), bytes)).toBe(0)
        expect(response.exchange.request.body.kind).toBe('stream')
      })

      it('a form', async () => {
        const response = await client.execute(
          post({
            kind: 'form',
            fields: [
              ['a b', 'ü&'],
              ['a b', '']
            ]
          })
        )
        expect(await response.text()).toBe('a+b=%C3%BC%26&a+b=')
        const contentType = 'application/x-www-form-urlencoded'
        expect(response.exchange.body?.contentType).toBe(contentType)
        expect(response.exchange.request.body).toEqual({ kind: 'form', size: 18, contentType })
      })

      it('parts of texts and bytes', async () => {
        const bytes = patternOf(2_000_000)
        const parts: BodyPart[] = [
          { name: 'text', content: { kind: 'text', text: TEXT } },
          { name: 'bytes', filename: 'b', content: { kind: 'bytes', bytes } }
        ]
        const form = await formOf(await client.execute(post({ kind: 'multipart', parts })))
        expect(form.get('text')).toBe(TEXT)
        expect(Buffer.compare(await bytesOf(form.get('bytes')), bytes)).toBe(0)
      })

      it('files, alone and in parts', async ({ skip }) => {
        if (!subject.makeFile) return skip()
        const bytes = patternOf(3_000_001)
        const path = await subject.makeFile('data.json', bytes)
        const response = await client.execute(post({ kind: 'file', path }))
        expect(Buffer.compare(await response.bytes(), bytes)).toBe(0)
        const { request } = response.exchange
        expect(request.body).toEqual({ kind: 'file', size: bytes.length, contentType: 'application/json' })

        const parts: BodyPart[] = [{ name: 'file', content: { kind: 'file', path } }]
        const form = await formOf(await client.execute(post({ kind: 'multipart', parts })))
        expect(form.get('file')).toMatchObject({ name: 'data.json', type: 'application/json' })
        expect(Buffer.compare(await bytesOf(form.get('file')), bytes)).toBe(0)
      })

      it('no file that is not there, at its path', async ({ skip }) => {
        if (!subject.makeFile) return skip()
        const parts: BodyPart[] = [{ name: 'file', content: { kind: 'file', path: '/no/such' } }]
        const sending = client.execute(post({ kind: 'multipart', parts }))
        expect(await failureOf(sending)).toMatchObject({ code: 'BUILD', field: 'body.parts.0.content.path' })
        expect(subject.requests()).toBe(0)
      })
    })

    describe('fails', () => {
      it('with what was measured until then', async () => {
        const error = await failureOf(client.execute(get('', { url: REFUSING })))
        expect(error).toMatchObject({ code: 'CONNECT', reason: 'ECONNREFUSED', phase: 'tcp' })
        const { exchange } = error
        if (!exchange) throw new Error('the error must carry the exchange')
        expect(exchange.error).toMatchObject({ code: 'CONNECT', message: error.message, hint: error.hint })
        expect(exchange.hops[0]?.phases.at(-1)?.name).toBe('tcp')
        expectContiguous(exchange)
      })

      it('without throwing when it is told as events', async () => {
        const events = await collect(client.stream(get('/closes')))
        expect(events.at(-1)).toMatchObject({
          type: 'done',
          exchange: { error: { code: 'CONNECTION_CLOSED', reason: 'before-response' } }
        })
      })

      it.each([
        ['url', { url: 'http://exa mple/' }],
        ['url', { url: 'ftp://example.org/' }],
        ['method', { method: 'GE T' }],
        ['headers.1.name', { headers: [['A', ''] as [string, string], ['b:', ''] as [string, string]] }],
        ['headers.0.value', { headers: [['A', 'x\r\ny'] as [string, string]] }]
      ])('at the field %s before anything is sent', async (field, wrong) => {
        const request = get('/json', wrong)
        expect(await failureOf(client.execute(request))).toMatchObject({ code: 'BUILD', field })
        expect(await failureOf(collect(client.stream(request)))).toMatchObject({ code: 'BUILD', field })
        expect(subject.requests()).toBe(0)
      })
    })

    describe('stops', () => {
      it('when it is aborted while it waits', async () => {
        const abort = new AbortController()
        const failed = failureOf(client.execute(get('/never'), { signal: abort.signal }))
        await vi.waitUntil(() => subject.requests() === 1)
        abort.abort()
        const error = await failed
        expect(error).toMatchObject({ code: 'ABORTED', phase: 'ttfb' })
        expect(error.exchange?.hops[0]?.phases.at(-1)?.name).toBe('ttfb')
        await vi.waitUntil(() => subject.isQuiet())
      })

      it('when it is aborted while it downloads, and keeps what had come', async () => {
        const abort = new AbortController()
        const events: ExchangeEvent[] = []
        for await (const event of client.stream(get('/drip'), { signal: abort.signal })) {
          events.push(event)
          if (event.type === 'progress' && event.receivedBytes >= DRIP_BYTES) abort.abort()
        }
        expect(events.at(-1)).toMatchObject({
          type: 'done',
          exchange: {
            error: { code: 'ABORTED', phase: 'download' },
            body: { complete: false, size: DRIP_BYTES }
          }
        })
      })

      it('at once when it is already aborted', async () => {
        const error = await failureOf(client.execute(get('/json'), { signal: AbortSignal.abort() }))
        expect(error.code).toBe('ABORTED')
      })

      it('when the events are left early', async () => {
        for await (const event of client.stream(get('/never'))) if (event.type === 'request-sent') break
        await vi.waitUntil(() => subject.isQuiet())
        for await (const event of client.stream(get('/drip'))) if (event.type === 'progress') break
        await vi.waitUntil(() => subject.isQuiet())
      })
    })
  })
}
