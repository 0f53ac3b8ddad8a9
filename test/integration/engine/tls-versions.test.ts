import { afterEach, beforeEach, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { hasOpenssl, startOpenssl } from '#test/fixtures/servers/openssl.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]

let client: DirectClient
beforeEach(() => {
  client = new DirectClient({ lookup, trust: [readCertificate('ca')] })
})
afterEach(() => client.close())

describeServer('openssl s_server', hasOpenssl, () => {
  test.each(['tls1', 'tls1_1'])('-%s is refused, insecure or not', async version => {
    await using server = await startOpenssl(`-${version}`, '-cipher', 'ALL:@SECLEVEL=0')
    for (const insecure of [false, true]) {
      const call = client.execute(get(`https://sonde.test:${server.port}/`), { insecure })
      expect(await failureOf(call)).toMatchObject({ code: 'TLS', reason: 'version', phase: 'tls', exit: 35 })
    }
  })

  test.each([
    ['tls1_2', 'TLSv1.2'],
    ['tls1_3', 'TLSv1.3']
  ])('-%s is spoken', async (flag, version) => {
    await using server = await startOpenssl(`-${flag}`)
    const { exchange } = await client.execute(get(`https://sonde.test:${server.port}/`))
    expect(exchange.hops[0]?.connection?.tls).toMatchObject({ version, authorized: true })
  })

  test('with no cipher in common is told as such', async () => {
    await using server = await startOpenssl('-tls1_2', '-cipher', 'ECDHE-ECDSA-CAMELLIA256-SHA384')
    const error = await failureOf(client.execute(get(`https://sonde.test:${server.port}/`)))
    expect(error).toMatchObject({ code: 'TLS', reason: 'nothing-in-common' })
  })
})
