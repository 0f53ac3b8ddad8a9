import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Exchange } from '#shared/model/exchange.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { sonde } from './run-sonde.ts'

let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer((_request, response) => void response.end('body'))
})
afterAll(() => server[Symbol.asyncDispose]())

/** Asks a host that has these addresses. */
const ask = (addresses: string[], ...flags: string[]) =>
  sonde([
    ...['send', `http://a.test:${server.port}/`, ...flags],
    ...['--resolve', `a.test:${server.port}:${addresses.join(',')}`]
  ])

const LISTEN = `require('net').createServer().listen({ host: '127.0.0.2', port: Number(process.argv[1]), backlog: 1 }, () => console.log())`

/** At 127.0.0.2 the port neither answers nor refuses: it is held by a process that stands still, and its queue is full. */
async function silence(port: number): Promise<Disposable> {
  const child = spawn(process.execPath, ['-e', LISTEN, String(port)])
  await once(child.stdout, 'data')
  child.kill('SIGSTOP')
  const waiting = [net.connect(port, '127.0.0.2'), net.connect(port, '127.0.0.2')]
  for (const socket of waiting) await once(socket, 'connect')
  return {
    [Symbol.dispose]() {
      child.kill('SIGKILL')
      for (const socket of waiting) socket.on('error', () => {}).destroy()
    }
  }
}

// All of 127.0.0.0/8 is this machine.
describe.skipIf(process.platform !== 'linux')('of a host with several addresses', () => {
  test('--verbose tells those that refused, in their order', async () => {
    const { stdout, stderr } = await ask(['127.0.0.3', '127.0.0.4', '127.0.0.1'], '-v')
    expect(stdout).toBe('body')
    const { port } = server
    expect(stderr).toContain(
      `* tried 127.0.0.3:${port}: ECONNREFUSED\n* tried 127.0.0.4:${port}: ECONNREFUSED\n* connected to 127.0.0.1:${port} from `
    )
  })

  test('those that said nothing until another answered', async () => {
    using _ = await silence(server.port)
    const { stdout, stderr } = await ask(['127.0.0.2', '127.0.0.1'], '-v')
    expect(stdout).toBe('body')
    expect(stderr).toContain(
      `* tried 127.0.0.2:${server.port}: no answer before another gave one\n* connected to`
    )
  })

  test('all of them where none answers', async () => {
    const { status, stderr } = await ask(['127.0.0.3', '127.0.0.4', '127.0.0.5'], '-v')
    expect(status).toBe(7)
    expect(stderr).toMatch(/^\* 127\.0\.0\.3:\d+ refused the connection/m)
    const { port } = server
    expect(stderr).toContain(
      `\n* also tried 127.0.0.4:${port} (ECONNREFUSED), 127.0.0.5:${port} (ECONNREFUSED)\n`
    )
  })

  test('they are in the record, but not where the first has answered', async () => {
    const record = async (...addresses: string[]) =>
      Exchange.parse(JSON.parse((await ask(addresses, '--print', 'exchange')).stdout)).hops[0]?.connection
    const { port } = server
    expect((await record('127.0.0.3', '127.0.0.1'))?.attempts).toEqual([
      { address: `127.0.0.3:${port}`, outcome: 'failed', error: 'ECONNREFUSED' },
      { address: `127.0.0.1:${port}`, outcome: 'connected' }
    ])
    expect(await record('127.0.0.1', '127.0.0.3')).not.toHaveProperty('attempts')
  })
})
