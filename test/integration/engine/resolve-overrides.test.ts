import { afterAll, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'

const client = new DirectClient({ trust: [readCertificate('ca')] })
afterAll(() => client.close())

test('an address stands for a name, which is still said and verified', async () => {
  await using server = await startHttpServer((request, response) => response.end(request.headers.host), {
    certificate: 'good'
  })
  const resolve = [{ host: 'sonde.test', port: server.port, addresses: ['127.0.0.1'] }]
  const response = await client.execute(get(`https://sonde.test:${server.port}/`), { resolve })
  expect(await response.text()).toBe(`sonde.test:${server.port}`)
  const [hop] = response.exchange.hops
  expect(hop?.phases[0]?.name).toBe('tcp')
  expect(hop?.connection?.tls).toMatchObject({ sni: 'sonde.test', authorized: true })
})

test('also for an address, and for every host', async () => {
  await using server = await startHttpServer((_, response) => response.end('ok'))
  for (const host of ['192.0.2.1', '*']) {
    const resolve = [{ host, addresses: ['127.0.0.1'] }]
    const { exchange } = await client.execute(get(`http://192.0.2.1:${server.port}/`), { resolve })
    expect(exchange.hops[0]?.connection?.remoteAddress).toBe(`127.0.0.1:${server.port}`)
  }
})

test('connections are shared only by requests with the same overrides', async () => {
  await using server = await startHttpServer((_, response) => response.end('ok'))
  const request = get(`http://localhost:${server.port}/`)
  const resolve = [{ host: 'localhost', addresses: ['127.0.0.1'] }]
  const reused = []
  for (const settings of [{ resolve }, { resolve }, { resolve: [...resolve, ...resolve] }])
    reused.push((await client.execute(request, settings)).exchange.hops[0]?.connection?.reused)
  expect(reused).toEqual([false, true, false])
})

test('the addresses are tried one after the other', async () => {
  await using server = await startHttpServer((_, response) => response.end('ok'))
  const resolve = [{ host: 'a.test', addresses: ['::1', '127.0.0.1'] }]
  const { exchange } = await client.execute(get(`http://a.test:${server.port}/`), { resolve })
  expect(exchange.hops[0]?.connection?.remoteAddress).toBe(`127.0.0.1:${server.port}`)
})

test('what is no address is refused at its field', () => {
  const resolve = [{ host: 'a.test', addresses: ['b.test'] }]
  return expect(client.execute(get('http://a.test/'), { resolve })).rejects.toMatchObject({
    code: 'BUILD',
    field: 'resolve.0'
  })
})

test('only the given port is another one', async () => {
  const resolve = [{ host: '127.0.0.1', port: 2, addresses: ['192.0.2.1'] }]
  const error = await failureOf(client.execute(get('http://127.0.0.1:1/'), { resolve }))
  expect(error).toMatchObject({ code: 'CONNECT', reason: 'ECONNREFUSED' })
})
