import { createHash } from 'node:crypto'
import { readdirSync, readlinkSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Body } from '#shared/client/http-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { patternOf } from '#test/suites/suite-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

const SIZE = 40_000_003

let path = ''
let client: DirectClient
beforeEach(async () => {
  path = join(await temporaryFolder(), 'data')
  await writeFile(path, patternOf(SIZE))
  client = new DirectClient()
  onTestFinished(() => client.close())
})

const put = (url: string, body: Body = { kind: 'file', path }) => get(url, { method: 'PUT', body })
const parts = (): Body => ({ kind: 'multipart', parts: [{ name: 'f', content: { kind: 'file', path } }] })
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Whether nobody in this process has the file open. Only Linux tells. */
function isClosed(): boolean {
  if (process.platform !== 'linux') return true
  return !readdirSync('/proc/self/fd').some(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path
    } catch {
      return false
    }
  })
}

async function startHashingServer() {
  const server = await startHttpServer((request, response) => {
    const hash = createHash('sha256')
    request
      .on('data', chunk => hash.update(chunk))
      .on('end', () => {
        if (request.url === '/moved') response.writeHead(308, { Location: '/' })
        response.end(`${hash.digest('hex')} ${request.headers['content-length']}`)
      })
  })
  onTestFinished(() => server[Symbol.asyncDispose]())
  return server
}

describe('a file that is uploaded', () => {
  test('arrives whole, with its length and its progress, and is closed', async () => {
    const server = await startHashingServer()
    const seen: number[] = []
    for await (const event of client.stream(put(server.origin))) {
      if (event.type === 'progress') seen.push(event.sentBytes)
      if (event.type === 'done') {
        const { body, hops } = event.exchange
        const answer = await client.readBody(body?.id ?? '', 0, 100)
        expect(new TextDecoder().decode(answer)).toBe(`${digest(patternOf(SIZE))} ${SIZE}`)
        expect(hops[0]?.sent?.bodyBytes).toBe(SIZE)
        expect(hops[0]?.samples.up.at(-1)?.[1]).toBe(SIZE)
      }
    }
    expect(seen.at(-1)).toBe(SIZE)
    expect(isClosed()).toBe(true)
  })

  test('is read again where a redirect leads', async () => {
    const server = await startHashingServer()
    const response = await client.execute(put(`${server.origin}/moved`))
    expect(response.exchange.hops).toHaveLength(2)
    expect(await response.text()).toBe(`${digest(patternOf(SIZE))} ${SIZE}`)
    expect(isClosed()).toBe(true)
  })

  test.each([
    ['alone', () => put],
    ['in a part', () => (url: string) => put(url, parts())]
  ])('is closed when it is given up while it is sent (%s)', async (_, requestTo) => {
    const server = await startRawServer(socket => socket.pause())
    onTestFinished(() => server[Symbol.asyncDispose]())
    const abort = new AbortController()
    const events = client.stream(requestTo()(`http://127.0.0.1:${server.port}/`), { signal: abort.signal })
    for await (const event of events) {
      if (event.type === 'progress' && !abort.signal.aborted) {
        if (process.platform === 'linux') expect(isClosed()).toBe(false)
        abort.abort()
      }
    }
    await vi.waitUntil(isClosed)
  })

  test('is closed when the answer comes before its end, and the answer is read', async () => {
    const server = await startRawServer(socket => {
      socket.pause()
      socket.once('readable', () => {
        socket.write('HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 3\r\n\r\nno!')
      })
    })
    onTestFinished(() => server[Symbol.asyncDispose]())
    const response = await client.execute(put(`http://127.0.0.1:${server.port}/`))
    expect(response.exchange.hops[0]?.response?.status).toBe(413)
    expect(await response.text()).toBe('no!')
    await vi.waitUntil(isClosed)
  })

  test('that shrinks meanwhile ends the exchange with what happened', async () => {
    const server = await startRawServer(socket => {
      socket.pause()
      socket.once('readable', () => void writeFile(path, 'short').then(() => socket.resume()))
    })
    onTestFinished(() => server[Symbol.asyncDispose]())
    const error = await failureOf(client.execute(put(`http://127.0.0.1:${server.port}/`)))
    expect(error.toRecord()).toMatchObject({ code: 'IO', reason: 'length', phase: 'send', facts: { path } })
    await vi.waitUntil(isClosed)
  })

  test('that is not there is told before anything is sent', async () => {
    const events = client.stream(put('http://127.0.0.1:1/', { kind: 'file', path: `${path}-not` }))
    await expect(settledExchange(events)).rejects.toMatchObject({ code: 'BUILD', field: 'body.path' })
  })
})
