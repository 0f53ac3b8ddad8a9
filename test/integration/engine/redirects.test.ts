import type http from 'node:http'
import { describe, expect, test } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import type { Hop } from '#shared/model/exchange.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { readCertificate, readKey } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'

const redirecting: http.RequestListener = (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const status = Number(url.pathname.slice(1))
  let body = ''
  request.on('data', chunk => {
    body += String(chunk)
  })
  request.on('end', () => {
    if (status >= 300) {
      response.writeHead(status, { Location: url.searchParams.get('to') ?? '/end' }).end('moved')
    } else {
      response.setHeader('Content-Type', 'application/json')
      response.end(
        JSON.stringify({ method: request.method, headers: request.headers, body, url: request.url })
      )
    }
  })
}

/** Sends and returns what the last server saw, and the hops. */
async function follow(url: string, over: Parameters<typeof get>[1] = {}, settings: ExecuteSettings = {}) {
  const client = new DirectClient()
  try {
    const response = await client.execute(get(url, over), settings)
    const { hops } = response.exchange
    return { seen: JSON.parse(await response.text()), hops, exchange: response.exchange }
  } finally {
    await client.close()
  }
}

async function failure(url: string, settings: ExecuteSettings = {}) {
  const client = new DirectClient()
  try {
    return await failureOf(client.execute(get(url), settings))
  } finally {
    await client.close()
  }
}

function expectContiguous(hops: Hop[], totalMs: number) {
  let at = 0
  for (const hop of hops) {
    expect(hop.startMs).toBe(at)
    for (const phase of hop.phases) {
      expect(phase.startMs).toBe(at)
      at = phase.endMs
    }
    expect(hop.endMs).toBe(at)
  }
  expect(totalMs).toBe(at)
}

describe('a redirect', () => {
  test('is a hop of its own, on the same connection', async () => {
    await using server = await startHttpServer(redirecting)
    const { hops, exchange, seen } = await follow(`${server.origin}/302?to=/301`)
    expect(hops.map(({ reason, response, cause }) => [reason, response?.status, cause])).toEqual([
      ['initial', 302, undefined],
      ['redirect', 301, { kind: 'response', status: 302 }],
      ['redirect', 200, { kind: 'response', status: 301 }]
    ])
    expect(hops.map(hop => hop.request.url)).toEqual([
      `${server.origin}/302?to=/301`,
      `${server.origin}/301`,
      `${server.origin}/end`
    ])
    expect(hops.map(hop => hop.connection?.reused)).toEqual([false, true, true])
    expect(server.accepted).toBe(1)
    expect(seen.url).toBe('/end')
    expectContiguous(hops, exchange.totalMs)
  })

  test('repeats the body, or drops it and says so', async () => {
    await using server = await startHttpServer(redirecting)
    const body = { kind: 'bytes' as const, bytes: Buffer.from('hello'), contentType: 'text/plain' }
    const kept = await follow(`${server.origin}/307`, { method: 'POST', body })
    expect(kept.seen).toMatchObject({ method: 'POST', body: 'hello' })
    expect(kept.hops[1]?.changes).toEqual([])

    const dropped = await follow(`${server.origin}/303`, { method: 'POST', body })
    expect(dropped.seen).toMatchObject({ method: 'GET', body: '' })
    expect(dropped.hops[1]?.request.method).toBe('GET')
    expect(dropped.hops[1]?.changes).toEqual([
      { header: 'Content-Type', from: 'text/plain', why: 'method-changed' },
      { header: 'content-length', from: '5', why: 'method-changed' }
    ])
  })

  test('to another origin leaves credentials behind, and says so', async () => {
    await using other = await startHttpServer(redirecting)
    await using server = await startHttpServer(redirecting)
    const headers: [string, string][] = [
      ['Authorization', 'Bearer x'],
      ['Cookie', 'a=1'],
      ['X-Api-Key', 'k'],
      ['X-Mine', 'y']
    ]
    const url = `${server.origin}/302?to=${other.origin}/end`
    const { seen, hops } = await follow(url, { headers })
    expect(seen.headers).toMatchObject({ 'x-mine': 'y' })
    expect(seen.headers).not.toHaveProperty('authorization')
    expect(seen.headers).not.toHaveProperty('cookie')
    expect(seen.headers).not.toHaveProperty('x-api-key')
    expect(hops[1]?.changes).toEqual([
      {
        header: 'host',
        from: `127.0.0.1:${server.port}`,
        to: `127.0.0.1:${other.port}`,
        why: 'new-target'
      },
      { header: 'Authorization', from: 'Bearer x', why: 'other-origin' },
      { header: 'Cookie', from: 'a=1', why: 'other-origin' },
      { header: 'X-Api-Key', from: 'k', why: 'other-origin' }
    ])

    const kept = await follow(url, { headers }, { redirects: { keepCredentials: true } })
    expect(kept.seen.headers).toMatchObject({ authorization: 'Bearer x', cookie: 'a=1', 'x-api-key': 'k' })
    for (const [header, value] of [
      ['Authorization', 'Bearer x'],
      ['X-Api-Key', 'k']
    ])
      expect(kept.hops[1]?.changes).toContainEqual({
        header,
        from: value,
        to: value,
        why: 'kept-by-setting'
      })
  })

  test('to another origin shows no client certificate there, and asks for its own name', async () => {
    await using other = await startHttpServer(redirecting, { certificate: 'good' })
    await using server = await startHttpServer(redirecting, { certificate: 'good' })
    const clientCertificate = {
      kind: 'pem' as const,
      certificate: readCertificate('client'),
      key: readKey('client')
    }
    const tls = { ca: [readCertificate('ca')], clientCertificate, serverName: 'sonde.test' }
    const { hops } = await follow(`${server.origin}/302?to=${other.origin}/end`, {}, { tls })
    expect(hops.map(hop => hop.connection?.tls?.sni)).toEqual(['sonde.test', 'localhost'])
    expect(hops.map(hop => hop.connection?.tls?.clientCertificate !== undefined)).toEqual([true, false])
    const same = await follow(`${server.origin}/302?to=/end`, {}, { tls })
    expect(same.hops[1]?.connection?.tls?.clientCertificate).toBeDefined()
  })

  test('from https to http is pointed out', async () => {
    await using plain = await startHttpServer(redirecting)
    await using secure = await startHttpServer(redirecting, { certificate: 'good' })
    const { hops } = await follow(`${secure.origin}/302?to=${plain.origin}/end`, {}, { insecure: true })
    expect(hops[1]?.warnings).toMatchObject([{ code: 'insecure-redirect' }])
  })

  test('is not followed when it is not to be', async () => {
    await using server = await startHttpServer(redirecting)
    const client = new DirectClient()
    const response = await client.execute(get(`${server.origin}/302`), { redirects: { follow: false } })
    expect(response.exchange.hops).toHaveLength(1)
    expect(await response.text()).toBe('moved')
    await client.close()
  })

  test('in a circle is ended', async () => {
    await using server = await startHttpServer((request, response) => {
      response.writeHead(302, { Location: request.url === '/a' ? '/b' : '/a' }).end('moved')
    })
    const error = await failure(`${server.origin}/a`)
    expect(error).toMatchObject({ code: 'REDIRECT', reason: 'loop', exit: 47 })
    expect(error.exchange.hops).toHaveLength(2)
    expect(error.exchange.body).toMatchObject({ size: 5, complete: true })
  })

  test('to itself is none while its cookies change', async () => {
    await using server = await startHttpServer((request, response) => {
      const count = Number(/n=(\d)/.exec(request.headers.cookie ?? '')?.[1] ?? 0)
      if (count === 3) response.end('{}')
      else response.writeHead(302, { Location: '/', 'Set-Cookie': `n=${count + 1}` }).end()
    })
    const client = new DirectClient({ cookies: new MemoryCookieJar() })
    const { exchange } = await client.execute(get(`${server.origin}/`))
    expect(exchange.hops.map(({ response }) => response?.status)).toEqual([302, 302, 302, 200])
    expect(exchange.hops.at(-1)?.changes).toEqual([
      { header: 'Cookie', from: 'n=2', to: 'n=3', why: 'cookie-jar' }
    ])
    await client.close()
  })

  test('after redirect is ended, and the last answer is kept', async () => {
    let count = 0
    await using server = await startHttpServer((_, response) => {
      response.writeHead(302, { Location: `/${++count}` }).end('and on')
    })
    const error = await failure(`${server.origin}/`, { redirects: { max: 3 } })
    expect(error).toMatchObject({ code: 'REDIRECT', reason: 'too-many', facts: { limit: 3 } })
    expect(error.exchange.hops).toHaveLength(4)
    expect(error.exchange.body).toMatchObject({ size: 6, complete: true })
  })

  test('with a body without end does not hold up', async () => {
    await using endless = await startRawServer(socket => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 302 Found\r\nLocation: /end\r\nTransfer-Encoding: chunked\r\n\r\n')
        const flood = () => {
          while (socket.writable && socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`));
        }
        socket.on('drain', flood)
        flood()
      })
    })
    const client = new DirectClient()
    const hops: Hop[] = []
    try {
      const settings = { redirects: { max: 1 } }
      for await (const event of client.stream(get(`http://127.0.0.1:${endless.port}/`), settings)) {
        if (event.type === 'hop-ended') hops.push(event.record)
        // The second answer is the last one, and would be read for ever.
        if (event.type === 'progress' && hops.length > 0) break
      }
    } finally {
      await client.close()
    }
    expect(hops[0]?.error).toBeUndefined()
    expect(hops[0]?.response?.status).toBe(302)
    await endless.empty()
  })

  test('with a body that does not come is not waited for', async () => {
    await using server = await startRawServer((socket, number) => {
      socket.once('data', () => {
        if (number === 1) socket.write('HTTP/1.1 302 Found\r\nLocation: /end\r\nContent-Length: 9\r\n\r\n')
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
      })
    })
    const { hops } = await follow(`http://127.0.0.1:${server.port}/`)
    expect(hops.map(({ error, response }) => [error, response?.status])).toEqual([
      [undefined, 302],
      [undefined, 200]
    ])
  })

  test('shows no password of the URL it leads to where it cannot be followed', async () => {
    await using server = await startHttpServer((_, response) => {
      response.writeHead(302, { Location: 'ftp://user:hunter2@elsewhere.test/' }).end()
    })
    const error = await failure(server.origin)
    expect(error.facts.location).toBe('ftp://elsewhere.test/')
    expect(JSON.stringify(error.toRecord())).not.toContain('hunter2')
  })

  test('from pinned https to http is not followed', async () => {
    await using plain = await startHttpServer(redirecting)
    await using secure = await startHttpServer(redirecting, { certificate: 'good' })
    const first = await follow(`${secure.origin}/end`, {}, { insecure: true })
    const pins = [`sha256/${first.hops[0]?.connection?.tls?.chain[0]?.spki256}`]
    const error = await failure(`${secure.origin}/302?to=${plain.origin}/end`, {
      insecure: true,
      tls: { pins }
    })
    expect(error).toMatchObject({ code: 'PIN', reason: 'no-tls' })
    expect(plain.accepted).toBe(0)
  })

  test('sends cookies of the jar beside those that were typed', async () => {
    await using server = await startHttpServer((request, response) => {
      if (request.url !== '/end')
        response.writeHead(302, { Location: '/end', 'Set-Cookie': ['a=jar', 'b=jar'] }).end()
      else response.end(JSON.stringify({ cookie: request.headers.cookie }))
    })
    const client = new DirectClient({ cookies: new MemoryCookieJar() })
    const response = await client.execute(get(`${server.origin}/`, { headers: [['cookie', 'b=typed']] }))
    expect(await response.json()).toEqual({ cookie: 'b=typed; a=jar' })
    expect(response.exchange.hops[1]?.cookies.sent).toEqual([{ name: 'a', value: 'jar' }])
    expect(response.exchange.hops[1]?.changes).toEqual([
      { header: 'cookie', from: 'b=typed', to: 'b=typed; a=jar', why: 'cookie-jar' }
    ])
    await client.close()
  })

  test('leaves an API key behind at another origin, and says so', async () => {
    await using other = await startHttpServer(redirecting)
    await using server = await startHttpServer(redirecting)
    const auth = { kind: 'api-key' as const, name: 'X-Key', value: 'k', in: 'header' as const }
    const { hops } = await follow(`${server.origin}/302?to=${other.origin}/end`, {}, { auth })
    expect(hops[0]?.request.headers).toContainEqual(['X-Key', 'k'])
    expect(hops[1]?.changes).toContainEqual({ header: 'X-Key', from: 'k', why: 'other-origin' })
    const inQuery = await follow(
      `${server.origin}/302?to=/end`,
      {},
      { auth: { ...auth, name: 'key', in: 'query' } }
    )
    expect(inQuery.hops.map(({ request }) => new URL(request.url).searchParams.get('key'))).toEqual([
      'k',
      'k'
    ])
  })

  test('takes user and password of the URL that it leads to', async () => {
    await using other = await startHttpServer(redirecting)
    await using server = await startHttpServer(redirecting)
    const { hops, seen } = await follow(`${server.origin}/302?to=http://u:p@127.0.0.1:${other.port}/end`)
    expect(seen.headers.authorization).toBe(`Basic ${btoa('u:p')}`)
    expect(hops[1]?.changes).toContainEqual({
      header: 'Authorization',
      to: `Basic ${btoa('u:p')}`,
      why: 'url-credentials'
    })
  })

  test('with a body that trickles is not waited for either, nor an upload that nobody reads', async () => {
    await using server = await startRawServer((socket, number) => {
      socket.once('data', () => {
        if (number > 1) {
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
          return
        }
        socket.write('HTTP/1.1 303 See Other\r\nLocation: /end\r\nContent-Length: 200000\r\n\r\n')
        const trickle = setInterval(() => socket.write('x'), 200)
        socket.on('close', () => clearInterval(trickle))
      })
    })
    async function* slowly() {
      for (;;) {
        yield new Uint8Array(1000)
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    }
    const body = { kind: 'stream' as const, chunks: slowly() }
    const { hops } = await follow(`http://127.0.0.1:${server.port}/`, { method: 'POST', body })
    expect(hops.map(({ response, request }) => [request.method, response?.status])).toEqual([
      ['POST', 303],
      ['GET', 200]
    ])
  })

  test('keeps the user of the URL on its origin, also when the Location names the host', async () => {
    await using server = await startHttpServer(redirecting)
    const url = `http://u:p@127.0.0.1:${server.port}/302?to=${server.origin}/end`
    const { seen, hops } = await follow(url)
    expect(seen.headers.authorization).toBe(`Basic ${btoa('u:p')}`)
    expect(hops[1]?.changes).toEqual([])
  })

  test('takes another user of the URL on the same origin, and nothing was signed by that', async () => {
    await using server = await startHttpServer(redirecting)
    const { hops } = await follow(
      `http://u:p@127.0.0.1:${server.port}/302?to=http://x:y@127.0.0.1:${server.port}/end`
    )
    expect(hops[1]?.changes).toEqual([
      {
        header: 'Authorization',
        from: `Basic ${btoa('u:p')}`,
        to: `Basic ${btoa('x:y')}`,
        why: 'url-credentials'
      }
    ])
  })
})
