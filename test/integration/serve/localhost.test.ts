import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, get, type Server } from 'node:http'
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { createHost } from '#host/create-host.ts'
import { PreviewShelf } from '#shared/preview/preview-shelf.ts'
import { closeServer, listenOnLoopback } from '../../../cli/serve/listen-on-loopback.ts'
import { createServeShell } from '../../../cli/serve/serve-shell.ts'
import { type RunningServer, startServer } from '../../../cli/serve/start-server.ts'
import { hostParts } from '../../fixtures/host-parts.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const hasIpv6 = Object.values(networkInterfaces()).some(all => all?.some(({ address }) => address === '::1'))
const DOCUMENT = { html: '<p>Foreign</p>', policy: 'sandbox' }

async function serve(port: number, previews: PreviewShelf): Promise<RunningServer> {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'renderer'))
  await writeFile(join(folder, 'renderer', 'index.html'), '<title>Sonde</title>')
  const host = createHost(hostParts(folder, { shell: createServeShell(previews) }))
  const root = join(folder, 'renderer')
  const server = await startServer({ root, host, previews, port, allowedNames: [] })
  onTestFinished(async () => {
    await server.close()
    await host.close()
  })
  return server
}

async function read(host: string, port: number): Promise<string> {
  const [response] = await once(get({ host, port, path: '/' }), 'response')
  return text(response)
}

/** Somebody else's program at `[::1]`, on a port that is free at 127.0.0.1. */
async function squat(port = 0): Promise<NetServer> {
  const squatter = createServer(socket => socket.destroy()).listen({ port, host: '::1', ipv6Only: true })
  onTestFinished(() => void squatter.close())
  await once(squatter, 'listening')
  return squatter
}

it.runIf(hasIpv6)('both addresses that localhost may be are ours, by the same port', async () => {
  const { port, token } = await serve(0, new PreviewShelf())
  expect(await read('127.0.0.1', port)).toContain('Sonde')
  expect(await read('::1', port)).toContain('Sonde')
  await expect(squat(port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  const origin = `http://[::1]:${port}`
  const socket = new WebSocket(`ws://[::1]:${port}/rpc`, ['sonde', `sonde.${token}`], { origin })
  await once(socket, 'open')
  socket.terminate()
})

it.runIf(hasIpv6)('nothing is previewed where another program would be asked for it', async () => {
  const squatter = await squat()
  const { port: taken } = squatter.address() as AddressInfo
  const previews = new PreviewShelf()
  const { port } = await serve(taken, previews)
  expect(port).toBe(taken)
  expect(await read('127.0.0.1', port)).toContain('Sonde')
  await expect(previews.show(DOCUMENT, new AbortController().signal).next()).rejects.toMatchObject({
    code: 'BUILD',
    reason: 'unavailable',
    message: expect.stringContaining(`[::1]:${port}`)
  })
})

it.runIf(hasIpv6)('a port that another program has at one of them is not chosen', async () => {
  const servers = { ipv4: createHttpServer(), ipv6: createHttpServer() }
  onTestFinished(async () => {
    await Promise.all(Object.values(servers).map((server: Server) => closeServer(server)))
  })
  const refused: number[] = []
  servers.ipv4.once('listening', () => {
    const { port } = servers.ipv4.address() as AddressInfo
    refused.push(port)
    void squat(port)
  })
  const { port, isContested } = await listenOnLoopback(servers, 0)
  expect(isContested).toBe(false)
  expect(refused).toHaveLength(1)
  expect(refused).not.toContain(port)
  expect(servers.ipv6.address()).toMatchObject({ address: '::1', port })
})
