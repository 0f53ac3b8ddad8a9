import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createWebSocketPort } from '#shared/rpc/websocket-port.ts'
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

/** Serves until the test is over. @returns what a page that was given the printed address asks */
async function serve(...args: string[]): Promise<RpcClient<Contract>> {
  const env = { SONDE_HOME: at('home') }
  const { child, ended } = startSonde(['serve', '--no-open', ...args], { env, unread: true })
  onTestFinished(async () => {
    child.kill()
    expect(await ended).toMatchObject({ status: 0, stderr: '' })
  })
  if (!child.stdout) throw new Error('its output is not read')
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const { host, hash } = new URL(String(line).replace('Sonde is at ', ''))
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
