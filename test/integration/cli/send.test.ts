import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Exchange } from '#shared/model/exchange.ts'
import { sonde } from './run-sonde.ts'

let server: Server
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': '100' })
      response.write('only this', () => request.socket.destroy())
      return
    }
    if (request.url === '/damaged') {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync('decoded '.repeat(1000)).subarray(0, -8))
      return
    }
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, headers } = request
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

describe('sonde send', () => {
  it('prints the body, byte for byte', async () => {
    const { status, stdout, stderr } = await sonde(['send', `${origin}/hello?x=1`])
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ method: 'GET', url: '/hello?x=1' })
    expect(status).toBe(0)
  })

  it('prints the exchange record that the schema describes', async () => {
    const { status, stdout } = await sonde(['send', origin, '--print', 'exchange'])
    const exchange = Exchange.parse(JSON.parse(stdout))
    const hop = exchange.hops[0]
    expect(hop?.phases.map(({ name }) => name)).toEqual(['tcp', 'send', 'ttfb', 'download'])
    expect(hop?.phases.at(-1)?.endMs).toBe(exchange.totalMs)
    expect(status).toBe(0)
  })

  it('records the URL of each hop with its scheme, also where none was typed', async () => {
    const typed = `${origin.replace('http://', '')}/hello`
    const record = await sonde(['send', typed, '--print', 'exchange'])
    expect(Exchange.parse(JSON.parse(record.stdout))).toMatchObject({
      request: { url: typed },
      hops: [{ request: { url: `${origin}/hello` } }]
    })
    const har = await sonde(['send', typed, '--print', 'har'])
    expect(JSON.parse(har.stdout).log.entries[0].request.url).toBe(`${origin}/hello`)
  })

  it('takes method, headers and body as they are given', async () => {
    const args = ['send', 'PURGE', origin, '-H', 'X-One: 1', '-H', 'User-Agent:', '-d', '{"a": 1}']
    const echo = JSON.parse((await sonde(args)).stdout)
    expect(echo).toMatchObject({
      body: '{"a": 1}',
      headers: { 'x-one': '1', 'content-type': 'application/json' }
    })
    expect(echo.headers).not.toHaveProperty('user-agent')
  })

  it('streams standard input with @-', async () => {
    const echo = JSON.parse((await sonde(['send', origin, '-d', '@-'], 'from a pipe')).stdout)
    expect(echo).toMatchObject({ method: 'POST', body: 'from a pipe' })
    expect(echo.headers).toMatchObject({ 'transfer-encoding': 'chunked' })
  })

  it.each([
    [['send'], 2, 'URL is missing'],
    [['send', 'GET', 'http://h/', 'more'], 2, 'Too many arguments'],
    [['send', 'localhost:1/x', 'more'], 2, 'Too many arguments: nothing can follow the URL.'],
    [['send', 'example.org', 'more'], 2, 'Too many arguments: nothing can follow the URL.'],
    [['send', '--nope', 'http://h/'], 2, '--nope'],
    [['send', 'http://h/', '--timeout', 'soon'], 2, '--timeout soon'],
    [['send', 'http://h/', '-H', 'nonsense'], 2, '--header: write it as “Name: value”'],
    [['send', 'http://h/', '-H', 'Host:'], 2, '--header “Host:”: this header cannot be left out'],
    [['send', 'GET'], 2, 'URL is missing'],
    [
      ['send', 'http://h/', '-H', 'A: 1', '-H', 'X-Ü: 1'],
      2,
      '--header “X-Ü: 1”: A header name cannot contain “Ü”'
    ],
    [['send', 'ftp://h/'], 1, 'url: “ftp://” is not supported'],
    [['send', 'http://127.0.0.1:1/'], 7, 'tcp: 127.0.0.1:1 refused the connection'],
    [['frobnicate'], 2, '“frobnicate” is not a command']
  ])('%j ends with %i and one line on standard error', async (args, status, words) => {
    const outcome = await sonde(args)
    expect(outcome.stderr).toContain(words)
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(outcome).toMatchObject({ status, stdout: '' })
  })

  it('keeps what had arrived when the server hangs up, and still prints the record', async () => {
    expect(await sonde(['send', `${origin}/cut`])).toMatchObject({ status: 18, stdout: 'only this' })
    const { stdout } = await sonde(['send', `${origin}/cut`, '--print', 'exchange'])
    expect(Exchange.parse(JSON.parse(stdout))).toMatchObject({
      error: { code: 'CONNECTION_CLOSED', phase: 'download' },
      body: { size: 9, complete: false }
    })
  })

  it('warns of a body that could not be decoded to its end', async () => {
    const { status, stdout, stderr } = await sonde(['send', `${origin}/damaged`])
    expect(stdout).toContain('decoded')
    expect(stderr).toMatch(/^sonde: warning: .+\n$/)
    expect(status).toBe(61)
  })

  it('explains itself', async () => {
    expect((await sonde(['--help'])).stdout).toContain('sonde COMMAND --help')
    expect((await sonde(['send', '--help'])).stdout).toContain('--connect-timeout TIME')
    expect((await sonde(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
