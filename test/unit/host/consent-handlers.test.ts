import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createHost, type HostParts } from '#host/create-host.ts'
import { createRpcHttpClient } from '#shared/client/rpc-http-client.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { mainContract } from '#shared/contract/shell.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { collectionsOf } from '#test/fixtures/collections.ts'
import { FakeShell } from '#test/fixtures/fake-shell.ts'
import { hostParts } from '#test/fixtures/host-parts.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

let folder = ''
let shell: FakeShell
let parts: HostParts
let rpc: RpcClient<Contract>
const at = (...names: string[]) => join(folder, ...names)
const read = (path: string): ConsentRequest => ({ kind: 'read-file', path, collectionId: 'c' })

beforeEach(async () => {
  folder = await temporaryFolder()
  await mkdir(at('petstore'))
  await writeFile(at('key'), 'secret')
  await writeFile(at('other'), 'secret')
  shell = new FakeShell()
  const collections = collectionsOf([{ id: 'c', name: 'Pet\u202estore', folder: at('petstore') }])
  parts = hostParts(at('home'), { shell, collections })
  rpc = connect()
})

function connect(): RpcClient<Contract> {
  const [own, other] = createMemoryPorts()
  createHost(parts).accept(other)
  return createRpcClient<Contract>(own)
}

describe('asking for consent', () => {
  test('tells the person what, for whom and what of it, and remembers a yes', async () => {
    shell.answer = () => true
    await symlink(at('key'), at('link'))
    expect(await rpc.call('consent.ask', read(at('link')))).toEqual({ granted: true })
    expect(shell.questions).toHaveLength(1)
    expect(shell.questions[0]?.message).toBe('Let the collection “Pet\\u202estore” read a file?')
    for (const part of [at('key'), 'to any server', at('petstore')])
      expect(shell.questions[0]?.detail).toContain(part)
    const file = { id: 'c', folder: at('petstore') }
    expect(parts.files.readableFor(file, '../key', 'body.path')).toBe(at('key'))

    expect(await rpc.call('consent.ask', read(at('key')))).toEqual({ granted: true })
    expect(shell.questions).toHaveLength(1)
  })

  test('is a no when the person says no, and asked again the next time', async () => {
    for (const times of [1, 2]) {
      expect(await rpc.call('consent.ask', read(at('key')))).toEqual({ granted: false })
      expect(shell.questions).toHaveLength(times)
    }
    expect((await rpc.stream('consent.watch', {}).next()).value).toEqual([])
  })

  test('says what can be done where nobody can be asked', async () => {
    shell.features.confirm = { available: false, why: 'There is no terminal.' }
    expect(await rpc.call('consent.ask', read(at('key')))).toEqual({
      granted: false,
      why: 'There is no terminal.'
    })
    expect(shell.questions).toEqual([])
  })

  test('names every kind of thing', async () => {
    const requests: ConsentRequest[] = [
      { kind: 'process-env', names: ['HOME', 'AWS_KEY'], collectionId: 'c' },
      { kind: 'unix-socket', path: at('docker.sock') },
      { kind: 'open-folder', path: at('petstore') }
    ]
    for (const request of requests) await rpc.call('consent.ask', request)
    expect(shell.questions.map(({ message, detail }) => [message, detail.split('\n\n')[0]])).toEqual([
      ['Let the collection “Pet\\u202estore” read variables of the environment?', 'HOME\nAWS_KEY'],
      ['Let requests of no collection talk to a program of this machine?', at('docker.sock')],
      ['Open this folder as a collection?', at('petstore')]
    ])
  })

  test('is one question at a time, which goes with whoever asked it', async () => {
    let withdrawn = 0
    shell.answer = (_question, signal) =>
      new Promise(resolve =>
        signal?.addEventListener('abort', () => {
          withdrawn++
          resolve(false)
        })
      )
    const [first, second] = [new AbortController(), new AbortController()]
    const host = createHost(parts)
    const asks = [first, second].map(({ signal }) => {
      const [own, other] = createMemoryPorts()
      host.accept(other)
      const ask = createRpcClient<Contract>(own).call('consent.ask', read(at('key')), { signal })
      return expect(ask).rejects.toMatchObject({ code: 'ABORTED' })
    })
    await expect.poll(() => shell.questions.length).toBe(1)
    first.abort()
    await expect.poll(() => shell.questions.length).toBe(2)
    expect(withdrawn).toBe(1)
    second.abort()
    await Promise.all(asks)
    await expect.poll(() => withdrawn).toBe(2)
  })

  test('is taken back', async () => {
    shell.answer = () => true
    await rpc.call('consent.ask', read(at('key')))
    const told = rpc.stream('consent.watch', {})
    const [consent] = (await told.next()).value ?? []
    expect(consent?.request).toEqual(read(at('key')))
    await rpc.call('consent.revoke', { id: consent?.id ?? '' })
    expect((await told.next()).value).toEqual([])
    expect(parts.consents.allows(read(at('key')))).toBe(false)
    await told.return?.()
  })
})

test('what was allowed and cannot be read is told in the window that comes first', async () => {
  await mkdir(at('home'))
  await writeFile(at('home', 'consents.json'), '{')
  const { problems } = await rpc.call('window.attach', {})
  expect(problems).toEqual([expect.stringContaining('What was allowed could not be restored')])
})

describe('a file that is chosen in a dialog', () => {
  test('is granted for what it was chosen for', async () => {
    shell.choice = at('key')
    const pick = { title: 'Choose a body' }
    expect(await rpc.call('files.pick', { ...pick, purpose: 'read-file' })).toEqual({ path: at('key') })
    expect(parts.files.readable(at('key'), 'path')).toBe(at('key'))
    expect(() => parts.files.writable(at('key'), 'path')).toThrow('not chosen')

    shell.choice = at('new')
    await rpc.call('files.pick', { ...pick, purpose: 'save-file', suggestedName: 'new' })
    expect(parts.files.writable(at('new'), 'path')).toBe(at('new'))

    shell.choice = at('petstore')
    await rpc.call('files.pick', { ...pick, purpose: 'open-folder' })
    expect(parts.files.openable(at('petstore'), 'path')).toBe(at('petstore'))
  })

  test('is none when the person chooses none', async () => {
    expect(await rpc.call('files.pick', { title: '', purpose: 'open-folder' })).toEqual({})
    expect(() => parts.files.openable('/', 'path')).toThrow('not chosen')
  })
})

describe('a hostile page', () => {
  test('cannot call what only a shell may do', async () => {
    const main = rpc as unknown as RpcClient<typeof mainContract>
    await expect(main.call('shell.trash', { paths: [at('key')] })).rejects.toMatchObject({ code: 'INTERNAL' })
    const question = { message: '', detail: '', confirm: '' }
    await expect(main.call('shell.confirm', question)).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(shell.trashed).toEqual([])
    expect(shell.questions).toEqual([])
  })

  test.each(['key', '../key', './key', '', '~/key', 'file:///etc/passwd', '/etc/\0passwd'])(
    'cannot ask for %j, which is no place on the disk',
    async path => {
      shell.answer = () => true
      for (const request of [read(path), { kind: 'open-folder', path } as const])
        await expect(rpc.call('consent.ask', request)).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
      expect(shell.questions).toEqual([])
    }
  )

  test('cannot hide a path behind others: what is asked about is where it leads', async () => {
    await rpc.call('consent.ask', read(at('petstore', '..', 'key')))
    expect(shell.questions[0]?.detail.startsWith(`${at('key')}\n`)).toBe(true)
  })

  test('cannot swap a link while the person reads the question', async () => {
    await symlink(at('key'), at('link'))
    shell.answer = async () => {
      await rm(at('link'))
      await symlink(at('other'), at('link'))
      return true
    }
    await rpc.call('consent.ask', read(at('link')))
    expect(parts.consents.allows(read(at('link')))).toBe(false)
    expect(parts.consents.allows(read(at('key')))).toBe(true)
  })

  test('cannot name a collection that is not open, nor more variables than a person reads', async () => {
    const ask = (request: ConsentRequest) => rpc.call('consent.ask', request)
    await expect(ask({ ...read(at('key')), collectionId: 'd' } as ConsentRequest)).rejects.toMatchObject({
      field: 'collectionId'
    })
    const names = Array.from({ length: 21 }, (_, index) => `V${index}`)
    await expect(ask({ kind: 'process-env', names, collectionId: 'c' })).rejects.toMatchObject({
      field: 'names'
    })
    expect(shell.questions).toEqual([])
  })

  test.each(['/dev/zero', '/proc/self/environ', '/etc/passwd', 'petstore/../key'])(
    'cannot send %s, whatever the person allowed the collection',
    async path => {
      shell.answer = () => true
      if (path.startsWith('/')) await rpc.call('consent.ask', read(path))
      const body = { kind: 'file', path } as const
      const sent = createRpcHttpClient(rpc).execute({
        method: 'POST',
        url: 'http://a.test/',
        headers: [],
        body
      })
      await expect(sent).rejects.toMatchObject({ code: 'BUILD', field: 'body.path' })
    }
  )
})
