import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { hasCaddy, startCaddy } from '#test/fixtures/servers/caddy.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'

describeServer('caddy', hasCaddy, () => {
  let stop = async () => {}
  let [plain, secure] = [0, 0]
  const client = new DirectClient({ trust: [readCertificate('ca')] })
  const page = `<p>${'so it goes '.repeat(1000)}</p>`

  beforeAll(async () => {
    ;[plain, secure] = [await freePort(), await freePort()]
    const behind = await startHttpServer((request, response) => {
      // Caddy drops what is left of an upload when the answer begins before its end.
      const received: Buffer[] = []
      request.on('data', chunk => received.push(chunk))
      request.on('end', () => {
        response.writeHead(200, { Trailer: 'X-Sum' })
        for (const chunk of received) response.write(chunk)
        response.addTrailers({ 'X-Sum': '42' })
        response.end()
      })
    })
    const sites = (folder: string) => `
      http://:${plain} {
        bind 127.0.0.1
        handle /files/* {
          root * ${folder}
          file_server { 
            precompressed br gzip
          }
        }
        handle /coded/* {
          root * ${folder}
          encode zstd gzip
          file_server
        }
        handle /behind {
          reverse_proxy 127.0.0.1:${behind.port} {
            flush_interval -1
          }
        }
        handle /broken {
          reverse_proxy 127.0.0.1:1
        }
        respond /teapot "short and stout" 418 {
          close
        }
      }
      https://localhost:${secure} {
        bind 127.0.0.1
        tls ${folder}/cert.pem ${folder}/key.pem
        respond "over TLS"
      }`
    const caddy = await startCaddy([plain, secure], sites, {
      'files/page.html': page,
      'files/page.html.br': brotliCompressSync(page),
      'files/page.html.gz': gzipSync(page),
      'coded/page.html': page
    })
    stop = async () => {
      await caddy[Symbol.asyncDispose]()
      await behind[Symbol.asyncDispose]()
    }
  })
  afterAll(async () => {
    await client.close()
    await stop()
  })

  const url = (path: string) => `http://127.0.0.1:${plain}${path}`
  const codingOf = (headers: [string, string][] = []) =>
    headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]

  test.each([
    ['br', '/files/page.html'],
    ['gzip', '/files/page.html'],
    ['gzip', '/coded/page.html'],
    [undefined, '/files/page.html']
  ])('%s of %s is decoded', async (coding, path) => {
    const request = get(url(path), { headers: [['Accept-Encoding', coding ?? 'identity']] })
    const response = await client.execute(request)
    expect(codingOf(response.exchange.hops[0]?.response?.headers)).toBe(coding)
    expect(await response.text()).toBe(page)
  })

  test('zstd is decoded where the runtime has it, and else kept as it came', async () => {
    const request = get(url('/coded/page.html'), { headers: [['Accept-Encoding', 'zstd']] })
    const response = await client.execute(request)
    const [hop] = response.exchange.hops
    expect(codingOf(hop?.response?.headers)).toBe('zstd')
    if ('zstdDecompressSync' in (await import('node:zlib'))) {
      expect(await response.text()).toBe(page)
    } else {
      expect(hop?.warnings).toEqual([expect.objectContaining({ code: 'unknown-coding' })])
      expect(response.exchange.body?.size).toBe(response.exchange.body?.encodedSize)
    }
  })

  test('what a chunked upload carries comes back through its proxy, with the trailers', async () => {
    async function* chunks() {
      for (let i = 0; i < 50; i++) yield Buffer.from(`${i},`.repeat(1000))
    }
    const body = { kind: 'stream' as const, chunks: chunks() }
    const response = await client.execute(get(url('/behind'), { method: 'POST', body }))
    const sent = Array.from({ length: 50 }, (_, i) => `${i},`.repeat(1000)).join('')
    expect(await response.text()).toBe(sent)
    expect(response.exchange.hops[0]?.response?.trailers).toEqual([['X-Sum', '42']])
  })

  test('an answer with Connection: close leaves no connection', async () => {
    const { exchange } = await client.execute(get(url('/teapot')))
    expect(exchange.hops[0]?.response).toMatchObject({ status: 418, statusText: "I'm a teapot" })
    const { exchange: next } = await client.execute(get(url('/teapot')))
    expect(next.hops).toHaveLength(1)
    expect(next.hops[0]?.connection?.reused).toBe(false)
  })

  test('a gateway that finds nobody behind it is an answer', async () => {
    const { exchange } = await client.execute(get(url('/broken')))
    expect(exchange.hops[0]?.response?.status).toBe(502)
  })

  test('speaks TLS', async () => {
    const response = await client.execute(get(`https://localhost:${secure}/`))
    expect(response.exchange.hops[0]?.connection?.tls).toMatchObject({ authorized: true, version: 'TLSv1.3' })
    expect(await response.text()).toBe('over TLS')
  })
})
