import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createWebSocketPort } from '#shared/rpc/websocket-port.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde, startSonde } from './run-sonde.ts'

let folder = ''
const at = (...names: string[]) => join(folder, ...names)

beforeEach(async () => {
  folder = await temporaryFolder()
  await mkdir(at('petstore'))
  await mkdir(at('other'))
  for (const name of ['petstore', 'other'])
    await writeFile(at(name, 'opencollection.yml'), `opencollection: 1.0.0\ninfo:\n  name: ${name}\n`)
  await writeFile(at('body.json'), '{}')
})

/** Serves, with the address that is printed. */
async function served(...args: string[]) {
  const env = { SONDE_HOME: at('home') }
  const { child, ended } = startSonde(['serve', '--no-open', ...args], { env, unread: true })
  if (!child.stdout) throw new Error('its output is not read')
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, ended, address: new URL(String(line).replace('Sonde is at ', '')) }
}

/** Serves until the test is over. @returns the printed address */
async function addressOf(...args: string[]): Promise<URL> {
  const { child, ended, address } = await served(...args)
  onTestFinished(async () => {
    child.kill()
    expect(await ended).toMatchObject({ status: 143, stderr: '' })
  })
  return address
}

/** Serves until the test is over. @returns what a page that was given the printed address asks */
async function serve(...args: string[]): Promise<RpcClient<Contract>> {
  const { host, hash } = await addressOf(...args)
  const protocols = ['sonde', `sonde.${hash.slice(1)}`]
  const socket = new WebSocket(`ws://${host}/rpc`, protocols, { origin: `http://${host}` })
  await once(socket, 'open')
  return createRpcClient<Contract>(createWebSocketPort(socket))
}

async function firstWorkspace(rpc: RpcClient<Contract>) {
  const { value } = await rpc.stream('workspace.watch', {}).next()
  return value?.[0]
}

describe('sonde serve', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129]
  ] as const)('ends after %s with %i', async (signal, status) => {
    const { child, ended } = await served()
    child.kill(signal)
    expect(await ended).toMatchObject({ status, stderr: '' })
  })

  it('opens the folders that are named, once', async () => {
    const rpc = await serve(at('petstore'), at('.', 'petstore'))
    const workspace = await firstWorkspace(rpc)
    expect(workspace?.collectionIds).toHaveLength(1)
    const again = await serve(at('petstore'), at('other'))
    expect((await firstWorkspace(again))?.collectionIds).toEqual([
      workspace?.collectionIds[0],
      expect.any(String)
    ])
  })

  it('tells the window that comes first which of them were not open before', async () => {
    const rpc = await serve(at('petstore'))
    const workspace = await firstWorkspace(rpc)
    const { newlyOpened } = await rpc.call('window.attach', {})
    expect(newlyOpened).toEqual(workspace?.collectionIds)
    const again = await serve(at('petstore'))
    expect((await again.call('window.attach', {})).newlyOpened).toEqual([])
  })

  it('lets the page open what lies below an allowed path, and nothing else', async () => {
    const rpc = await serve('--allow', at('other'))
    const workspaceId = (await firstWorkspace(rpc))?.id ?? ''
    await rpc.call('collection.open', { workspaceId, path: at('other') })
    await expect(rpc.call('collection.open', { workspaceId, path: at('petstore') })).rejects.toMatchObject({
      code: 'BUILD',
      field: 'path'
    })
    const asked = await rpc.call('consent.ask', { kind: 'open-folder', path: at('petstore') })
    expect(asked).toEqual({ granted: false, why: expect.stringContaining('--allow PATH') })
  })

  it('listens on the port that is named, and says when another program does', async () => {
    const port = String(await freePort())
    const { host, origin } = await addressOf('--port', port)
    expect(host).toBe(`127.0.0.1:${port}`)
    expect((await fetch(origin)).headers.get('content-type')).toMatch(/^text\/html/)
    const second = await sonde(['serve', '--no-open', '-p', port], '', { env: { SONDE_HOME: at('second') } })
    const why = 'address already in use. Name another, or none for any that is free.'
    expect(second).toMatchObject({ status: 2, stderr: `sonde: --port ${port}: ${why}\n` })
  })

  it('answers to a name of this machine, and to one that is allowed', async () => {
    const { port } = await addressOf('--allow-host', 'Box.test')
    const statusFor = (name: string) =>
      new Promise((resolve, reject) => {
        const headers = { Host: `${name}:${port}` }
        request({ host: '127.0.0.1', port, headers }, ({ statusCode }) => resolve(statusCode))
          .on('error', reject)
          .end()
      })
    expect(await statusFor('localhost')).toBe(200)
    expect(await statusFor('box.test')).toBe(200)
    expect(await statusFor('other.test')).toBe(421)
  })

  it.each([
    [['/no/such'], '/no/such: there is no such file or folder'],
    [['--allow', '/no/such'], '--allow /no/such: there is no such file or folder'],
    [['FILE'], 'FILE: this is no folder'],
    [['FOLDER'], 'FOLDER is no collection']
  ])('refuses %j', async (args, why) => {
    const given = (text: string) => text.replace('FILE', at('body.json')).replace('FOLDER', folder)
    const { status, stderr } = await sonde(['serve', ...args.map(given)], '', {
      env: { SONDE_HOME: at('home') }
    })
    expect(stderr).toContain(`sonde: ${given(why)}`)
    expect(status).toBe(2)
  })

  it('says why there is no data folder to work with, and what to do', async () => {
    const { status, stdout, stderr } = await sonde(['serve', '--no-open'], '', {
      env: { SONDE_HOME: at('body.json') }
    })
    expect(stderr).toMatch(/^sonde: Sonde cannot run without a data folder of its own\. .* SONDE_HOME\.\n$/)
    expect(stderr).toContain(at('body.json'))
    expect(stdout).toBe('')
    expect(status).toBe(23)
  })

  it('says that the disk of the data folder is read-only', async context => {
    await mkdir(at('disk'))
    const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'pipe' })
    try {
      mount('-t', 'tmpfs', '-o', 'size=1m,ro', 'tmpfs', at('disk'))
    } catch {
      return context.skip('Nothing can be mounted here.')
    }
    onTestFinished(() => void execFileSync('umount', ['-l', at('disk')]))
    for (const home of [at('disk'), at('disk', 'home')]) {
      const { status, stderr } = await sonde(['serve', '--no-open'], '', { env: { SONDE_HOME: home } })
      expect(stderr).toContain(`The disk is read-only: ${home} cannot be written.`)
      expect(status).toBe(23)
    }
  })
})
