import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { startTlsServer } from '#test/fixtures/servers/tls-server.ts'

const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonde-keys-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

async function sendOver(maxVersion: 'TLSv1.2' | 'TLSv1.3'): Promise<number | undefined> {
  await using server = await startTlsServer({ maxVersion })
  const client = new DirectClient({ lookup, trust: [readCertificate('ca')] })
  const { exchange } = await client.execute(get(`https://sonde.test:${server.port}/`))
  await client.close()
  return exchange.hops[0]?.response?.status
}

test('the secrets of each connection are appended to the file of SSLKEYLOGFILE', async () => {
  const file = join(folder, 'keys')
  vi.stubEnv('SSLKEYLOGFILE', file)
  await sendOver('TLSv1.2')
  expect(readFileSync(file, 'utf8')).toMatch(/^CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}\n$/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await sendOver('TLSv1.3')
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const labels = lines.map(line => line.split(' ')[0])
  expect(labels[0]).toBe('CLIENT_RANDOM')
  expect(labels).toContain('CLIENT_TRAFFIC_SECRET_0')
  expect(labels).toContain('SERVER_TRAFFIC_SECRET_0')
})

test('what stood in the file stays', async () => {
  const file = join(folder, 'keys')
  writeFileSync(file, 'CLIENT_RANDOM 00 00\n')
  vi.stubEnv('SSLKEYLOGFILE', file)
  await sendOver('TLSv1.2')
  expect(readFileSync(file, 'utf8')).toMatch(/^CLIENT_RANDOM 00 00\nCLIENT_RANDOM /)
})

test('a file that cannot be written is no reason to fail', async () => {
  vi.stubEnv('SSLKEYLOGFILE', join(folder, 'nowhere', 'keys'))
  expect(await sendOver('TLSv1.3')).toBe(200)
})
