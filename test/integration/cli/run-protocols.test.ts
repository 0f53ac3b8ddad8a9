import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer((_, response) => response.end('{}'))
})
afterAll(() => server[Symbol.asyncDispose]())

const SOCKET =
  'info:\n  name: Feed\n  type: websocket\n  tags:\n    - live\n\nwebsocket:\n  url: ws://127.0.0.1:1/\n'
const GRPC = 'info:\n  name: Call\n  type: grpc\n\ngrpc:\n  url: http://127.0.0.1:1/\n  method: a.B/C\n'

describe('sonde run tells of what is no HTTP', () => {
  const collection = () =>
    runnableCollection({
      'a.yml': runnableRequest('A', { url: `${server.origin}/a`, tags: ['http'] }),
      'live/feed.yml': SOCKET,
      'live/call.yml': GRPC
    })

  test('in all reports', async () => {
    const into = await temporaryFolder()
    const path = (kind: string) => join(into, `report.${kind}`)
    const reports = ['json', 'junit', 'html'].flatMap(kind => ['-r', `${kind}=${path(kind)}`])
    const { status, stdout } = await sonde(['run', await collection(), '-r', 'cli', ...reports])
    expect(stdout).toMatch(
      /\n1 request: 1 passed in .*\n2 requests not run: (WebSocket, gRPC|gRPC, WebSocket)\n/
    )
    expect(JSON.parse(await readFile(path('json'), 'utf8')).otherProtocols).toContainEqual({
      ...{ path: 'live/feed.yml', name: 'Feed', protocol: 'WebSocket' }
    })
    expect(await readFile(path('html'), 'utf8')).toContain('<p class="warn">2 requests not run: ')
    const junit = await readFile(path('junit'), 'utf8')
    expect(junit).toContain('<testsuites name="Shop" tests="3" failures="0" errors="0" ')
    expect(junit).toContain('<testsuite name="Shop (not HTTP)" id="1" tests="2" ')
    expect(junit).toContain('<skipped message="Not run: it is a gRPC request."/>')
    expect(status).toBe(0)
  })

  test('of those alone that tags choose', async () => {
    const folder = await collection()
    expect((await sonde(['run', folder, '--tags', 'http'])).stdout).not.toContain('not run')
    expect((await sonde(['run', folder, '--tags', 'http,live'])).stdout).toContain(
      '1 request not run: WebSocket'
    )
  })

  test('where there is nothing else', async () => {
    const folder = await collection()
    const cases = [
      ['live', 'live: there is no request to run. 2 requests not run: '],
      [
        'live/feed.yml',
        'it is a WebSocket request, and only those of HTTP are run. `sonde ws URL` opens one.'
      ],
      ['live/call.yml', 'it is a gRPC request, and only those of HTTP are run.']
    ] as const
    for (const [path, said] of cases) {
      const { status, stderr } = await sonde(['run', join(folder, path)])
      expect(stderr).toContain(said)
      expect(status).toBe(3)
    }
  })
})
