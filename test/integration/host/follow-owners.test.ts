import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { followOwners } from '#host/scope/follow-owners.ts'
import { RuntimeVariables } from '#host/scope/runtime-variables.ts'
import type { DraftAction } from '#shared/model/draft/draft-row.ts'
import type { Scope } from '#shared/model/scope.ts'
import { CollectionStore } from '#workspace/collections/collection-store.ts'
import { Environments } from '#workspace/environments/environments.ts'
import { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import { type OpenedHost, openedHost } from '../../fixtures/opened-host.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'
import { until } from '../../fixtures/until.ts'
import { collectionFolder } from '../../fixtures/workspace-host.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const request = (name: string) =>
  `info:\n  name: ${name}\n  type: http\nhttp:\n  method: GET\n  url: http://${name}\n`
const said = (value: string) => `variables:\n    - name: who\n      value: ${value}\n`
const ROOT = `opencollection: 1.0.0\ninfo:\n  name: Pets\nrequest:\n  ${said('collection')}`
const DEV = 'name: dev\nvariables:\n  - name: stage\n    value: dev\n'
const FILES = {
  'opencollection.yml': ROOT,
  'outer/folder.yml': `info:\n  name: outer\n  type: folder\nrequest:\n  ${said('outer')}`,
  'outer/one.yml': request('one'),
  'outer/two.yml': request('two'),
  'environments/dev.yml': DEV
}

describe('what actions have set', () => {
  let host: OpenedHost
  let server: RecordingServer
  let folder: string
  let collectionId: string

  beforeEach(async () => {
    server = await startRecordingServer()
    onTestFinished(() => server[Symbol.asyncDispose]())
    host = await openedHost(FILES, { 'opencollection.yml': ROOT })
    const { workspaceId = '' } = host.scopes[0] ?? {}
    collectionId = host.scopes[0]?.collectionId ?? ''
    const ready = await until(
      host.rpc.stream('tree.watch', { workspaceId }),
      event => event.type === 'collections' && event.collections[0]?.state === 'ready'
    )
    folder = ready.type === 'collections' ? (ready.collections[0]?.folder ?? '') : ''
  })

  it('goes along with its request', async () => {
    await set('who', 'request', 'outer/one.yml')
    const { path } = await host.rpc.call('item.rename', { collectionId, path: 'outer/one.yml', name: 'Uno' })
    await writeFile(join(folder, 'outer', 'one.yml'), request('new'))
    expect(await asked(path, '{{who}}')).toBe('/204')
    expect(await asked('outer/one.yml', '{{who}}')).toBe('/outer')
  })

  it('goes along with a folder, whoever renames it, and that of what is in it too', async () => {
    await set('who', 'folder', 'outer/one.yml')
    await set('own', 'request', 'outer/one.yml')
    await rename(join(folder, 'outer'), join(folder, 'else'))
    await expect.poll(() => asked('else/one.yml', '{{who}}{{own}}')).toBe('/204204')
    expect(await asked('else/two.yml', '{{who}}')).toBe('/204')
  })

  it('ends with its request', async () => {
    await set('who', 'request', 'outer/one.yml')
    await host.rpc.call('item.delete', { items: [{ collectionId, path: 'outer/one.yml' }] })
    await writeFile(join(folder, 'outer', 'one.yml'), request('new'))
    expect(await asked('outer/one.yml', '{{who}}')).toBe('/outer')
  })

  it('does not come along to another collection', async () => {
    await set('who', 'request', 'outer/one.yml')
    const other = host.scopes[1]?.collectionId ?? ''
    const items = [{ collectionId, path: 'outer/one.yml' }]
    const { moved } = await host.rpc.call('item.move', { items, to: { collectionId: other, path: '' } })
    expect(moved).toMatchObject([{ to: { path: 'one.yml' } }])
    expect(await asked('one.yml', '{{who}}', { collectionId: other })).toBe('/collection')
    await writeFile(join(folder, 'outer', 'one.yml'), request('new'))
    expect(await asked('outer/one.yml', '{{who}}')).toBe('/outer')
  })

  it('goes along with its environment, and ends with that', async () => {
    const owner = { kind: 'collection' as const, collectionId }
    const file = (name: string) => join(folder, 'environments', `${name}.yml`)
    await set('stage', 'environment', 'outer/one.yml', { environment: 'dev' })
    await host.rpc.call('environment.rename', { owner, name: 'dev', to: 'next' })
    expect(await asked('outer/one.yml', '{{stage}}', { environment: 'next' })).toBe('/204')
    await writeFile(file('dev'), DEV)
    expect(await asked('outer/one.yml', '{{stage}}', { environment: 'dev' })).toBe('/dev')
    await host.rpc.call('environment.delete', { owner, name: 'next' })
    await writeFile(file('next'), DEV)
    expect(await asked('outer/one.yml', '{{stage}}', { environment: 'next' })).toBe('/dev')
  })

  /** What the server is asked for by a request at `path` that names them. */
  async function asked(path: string, names: string, more: Partial<Scope> = {}): Promise<string | undefined> {
    const url = `http://127.0.0.1:${server.port}/${names}`
    await host.send({ url }, { ...host.scopes[0], path, ...more })
    return server.received.at(-1)?.target
  }

  /** Sends a request whose one action sets a variable to the status of the answer, which is 204. */
  async function set(variable: string, scope: DraftAction['scope'], path: string, more: Partial<Scope> = {}) {
    const phase = 'after-response'
    const action: DraftAction = { expression: 'res.status', variable, scope, phase, enabled: true }
    const where = { ...host.scopes[0], path, ...more }
    await host.send({ url: `http://127.0.0.1:${server.port}/set`, actions: [action] }, where)
  }
})

it('What was set in an environment ends when others delete that', async () => {
  const home = await temporaryFolder()
  const workspaces = new WorkspaceStore(home)
  const collections = new CollectionStore(home, workspaces)
  onTestFinished(() => collections.closeAll())
  const runtime = new RuntimeVariables()
  followOwners(runtime, collections, new Environments(home, collections))
  const folder = await collectionFolder({ 'environments/dev.yml': DEV, 'environments/prod.yml': DEV })
  const [workspace] = await workspaces.list()
  const collectionId = await collections.open(workspace?.id ?? '', folder)
  await collections.reader(collectionId)
  const places = ['dev', 'prod'].map(at => ({ kind: 'environment' as const, at }))
  for (const place of places)
    runtime.set({ collectionId }, { name: 'stage', value: 'set', secret: false }, place)
  await rm(join(folder, 'environments', 'dev.yml'))
  await expect.poll(() => runtime.places(collectionId)).toEqual([{ kind: 'environment', at: 'prod' }])
})
