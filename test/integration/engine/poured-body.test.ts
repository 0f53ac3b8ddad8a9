import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { get } from '#test/fixtures/requests.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'

const LARGE = Buffer.alloc(4 * 1024 * 1024, 'x')

let client: DirectClient
let server: HttpServer

beforeEach(async () => {
  client = new DirectClient()
  server = await startHttpServer((request, response) => {
    if (request.url === '/moved') return void response.writeHead(302, { Location: '/' }).end('elsewhere')
    if (request.url === '/none') return void response.writeHead(404).end('there is none')
    if (request.url === '/large') return void response.end(LARGE)
    response.setHeader('Content-Encoding', 'gzip')
    response.end(gzipSync('decoded'))
  })
})
afterEach(async () => {
  await client.close()
  await server[Symbol.asyncDispose]()
})

class Collector implements BodyOutlet {
  readonly chunks: Uint8Array[] = []
  failure: ClientError | undefined

  get bytes(): Buffer {
    return Buffer.concat(this.chunks)
  }
  write(chunk: Uint8Array): boolean {
    this.chunks.push(chunk)
    return true
  }
  drained(callback: () => void): void {
    callback()
  }
}

test('a body goes where it is poured, decoded, with the head of the answer that counts', async () => {
  const outlet = new Collector()
  const statuses: number[] = []
  const pourInto = ({ status }: { status: number }) => {
    statuses.push(status)
    return outlet
  }
  const exchange = await settledExchange(client.stream(get(`${server.origin}/moved`), { pourInto }))
  expect(statuses).toEqual([200])
  expect(outlet.bytes.toString()).toBe('decoded')
  expect(exchange.body).toMatchObject({ size: 7, complete: true })
  await expect(client.readBody(exchange.body?.id ?? '', 0, 7)).rejects.toMatchObject({ code: 'IO' })
})

test('with the coding of its content where that is not to be taken off', async () => {
  const outlet = new Collector()
  const options = { pourInto: () => outlet, decoding: { content: false } }
  await settledExchange(client.stream(get(server.origin), options))
  expect(outlet.bytes).toEqual(gzipSync('decoded'))
})

test('who takes it slowly holds it up, and what is left is taken before the exchange is over', async () => {
  let pauses = 0
  class Slow extends Collector {
    override write(chunk: Uint8Array): boolean {
      super.write(chunk)
      return false
    }
    override drained(callback: () => void): void {
      pauses++
      setImmediate(callback)
    }
  }
  const outlet = new Slow()
  await settledExchange(client.stream(get(`${server.origin}/large`), { pourInto: () => outlet }))
  expect(outlet.bytes.equals(LARGE)).toBe(true)
  expect(pauses).toBeGreaterThanOrEqual(outlet.chunks.length)
})

test('what cannot be taken ends the exchange', async () => {
  class Full extends Collector {
    override write(): boolean {
      this.failure = new ClientError('IO', { facts: { problem: 'full', path: 'f' } })
      return false
    }
  }
  const events = client.stream(get(`${server.origin}/large`), { pourInto: () => new Full() })
  expect(await settledExchange(events)).toMatchObject({ error: { code: 'IO', phase: 'download' } })
})

test('of an answer that nobody wants there is no body, and it is no error', async () => {
  const outlet = new Collector()
  const options = {
    pourInto: () => outlet,
    wants: ({ status }: { status: number }) => status < 400
  }
  const exchange = await settledExchange(client.stream(get(`${server.origin}/none`), options))
  expect(exchange.hops[0]?.response?.status).toBe(404)
  expect(exchange).not.toHaveProperty('body')
  expect(exchange).not.toHaveProperty('error')
  expect(outlet.chunks).toEqual([])
})

test('whoever says what is wanted is told why a redirect is the last answer', async () => {
  const errors: unknown[] = []
  const wants = (_: unknown, error?: ClientError) => {
    errors.push(error?.code)
    return error === undefined
  }
  const redirects = { max: 0 }
  const exchange = await settledExchange(client.stream(get(`${server.origin}/moved`), { wants, redirects }))
  expect(exchange).not.toHaveProperty('body')
  expect(errors).toEqual(['REDIRECT'])
})
