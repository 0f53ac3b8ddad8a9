import { closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { settledExchange } from '#shared/client/settled-exchange.ts'
import { get } from '#test/fixtures/requests.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'

test('the time to connect does not run while a request waits for its turn, whoever was asked for the proxy', async () => {
  await using server = await startHttpServer((_, response) => {
    setTimeout(() => response.end('late'), 400)
  })
  const client = new DirectClient({
    limits: { perOrigin: 1 },
    systemProxy: () => new Promise(resolve => setTimeout(() => resolve('DIRECT'), 5))
  })
  const settings = { timeouts: { connectMs: 150 }, proxy: { mode: 'system' as const } }
  const exchanges = await Promise.all(
    ['/1', '/2'].map(path => settledExchange(client.stream(get(server.origin + path), settings)))
  )
  expect(exchanges.map(({ error }) => error)).toEqual([undefined, undefined])
  expect(exchanges[1]?.hops[0]?.phases.map(({ name }) => name)).toContain('queue')
  await client.close()
})

test('a lookup of the proxy that takes too long is a connection that does', async () => {
  const client = new DirectClient({ systemProxy: () => new Promise(() => {}) })
  const settings = { timeouts: { connectMs: 30 }, proxy: { mode: 'system' as const } }
  const { error } = await settledExchange(client.stream(get('http://127.0.0.1:9/'), settings))
  expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'connect', phase: 'proxy-lookup' })
  await client.close()
})

test.skipIf(process.platform !== 'linux')('a signature that nobody waits for reads no further', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sonde-sign-'))
  const path = join(folder, 'large')
  const file = openSync(path, 'w')
  // Without a byte on the disk.
  ftruncateSync(file, 64 * 1024 ** 3)
  closeSync(file)
  const client = new DirectClient()
  const controller = new AbortController()
  const auth = {
    kind: 'aws-sigv4' as const,
    accessKeyId: 'a',
    secretAccessKey: 'b',
    region: 'c',
    service: 'd'
  }
  const request = get('http://127.0.0.1:9/', { method: 'PUT', body: { kind: 'file', path } })
  const opened = () =>
    readdirSync('/proc/self/fd').some(fd => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === path
      } catch {
        return false
      }
    })
  const done = settledExchange(client.stream(request, { auth, signal: controller.signal }))
  await vi.waitUntil(opened)
  controller.abort()
  expect((await done).error).toMatchObject({ code: 'ABORTED', phase: 'queue' })
  await vi.waitUntil(() => !opened(), { timeout: 5000 })
  await client.close()
  rmSync(folder, { recursive: true })
})
