import { execFileSync } from 'node:child_process'
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type OpenHost, openHost } from '#host/open-host.ts'
import { createRpcHttpClient } from '#shared/client/rpc-http-client.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'
import type { DraftProblem, SendEvent } from '#shared/model/send-event.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { FakeShell } from '../../fixtures/fake-shell.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

/** A collection from the internet that wants what is none of its business, and a page that helps it. */
describe('a hostile collection', () => {
  let server: RecordingServer
  let around: string
  let shell: FakeShell
  let host: OpenHost
  let rpc: RpcClient<Contract>
  let workspaceId: string
  let collectionId: string
  const at = (...names: string[]) => join(around, ...names)

  beforeEach(async () => {
    vi.stubEnv('SONDE_TEST_KEY', 'k-1234')
    server = await startRecordingServer()
    around = await temporaryFolder()
    await mkdir(at('evil', 'environments'), { recursive: true })
    await writeFile(at('evil', 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Evil\n')
    await writeFile(at('secret'), 'private')
    await writeFile(at('other'), 'private too')
    await writeFile(at('.env'), 'TOKEN=private\n')
    shell = new FakeShell()
    host = openHost(at('home'), shell, { open: [at('evil')] }, 'passphrase')
    await host.openCollection(at('evil'))
    rpc = connect()
    const { value } = await rpc.stream('workspace.watch', {}).next()
    workspaceId = value?.[0]?.id ?? ''
    collectionId = value?.[0]?.collectionIds[0] ?? ''
    onTestFinished(async () => {
      await host.close()
      await server[Symbol.asyncDispose]()
      vi.unstubAllEnvs()
    })
  })

  function connect(): RpcClient<Contract> {
    const [own, other] = createMemoryPorts()
    host.accept(other)
    return createRpcClient<Contract>(own)
  }

  /** Writes a request that sends a file, and sends it. */
  async function sendFile(filePath: string): Promise<SendEvent[]> {
    const body = `  body:\n    type: file\n    data:\n      - filePath: ${JSON.stringify(filePath)}\n        selected: true\n`
    return sendRequest(`  method: POST\n  url: http://127.0.0.1:${server.port}/\n${body}`)
  }

  async function sendRequest(http: string): Promise<SendEvent[]> {
    await writeFile(at('evil', 'steal.yml'), `info:\n  name: Steal\n  type: http\nhttp:\n${http}`)
    const content = await rpc.call('item.read', { collectionId, path: 'steal.yml' })
    if (content.kind !== 'draft') throw new Error('it is a request')
    const scope = { workspaceId, collectionId, path: 'steal.yml' }
    const events: SendEvent[] = []
    for await (const event of rpc.stream('draft.send', { draft: content.draft, scope, source: {} }))
      events.push(event)
    return events
  }

  function problemsOf([first]: SendEvent[]): DraftProblem[] {
    expect(first?.type).toBe('refused')
    expect(server.received).toEqual([])
    return first?.type === 'refused' ? first.problems : []
  }

  const readFileOf = (path: string): ConsentRequest => ({ kind: 'read-file', path, collectionId })

  it.each(['../secret', 'SECRET', 'link', 'folder/secret', './x/../../secret', 'dangling'])(
    'does not send %s, which lies outside its folder',
    async path => {
      await symlink(at('secret'), at('evil', 'link'))
      await symlink(at('later'), at('evil', 'dangling'))
      await symlink(around, at('evil', 'folder'))
      const [problem] = problemsOf(await sendFile(path.replace('SECRET', at('secret'))))
      expect(problem?.problem).toContain('lies outside the collection')
      expect(shell.questions).toEqual([])
    }
  )

  it('does not send devices, pipes and what the kernel makes up, which would never end or tell all', async () => {
    execFileSync('mkfifo', [at('evil', 'pipe')])
    await symlink('/dev/zero', at('evil', 'zero'))
    await symlink('/proc/self/environ', at('evil', 'environ'))
    shell.answer = () => true
    for (const path of ['/dev/zero', '/proc/self/environ']) await rpc.call('consent.ask', readFileOf(path))
    for (const path of ['pipe', 'zero', 'environ', '/dev/zero', '/proc/self/environ', 'a\0b'])
      expect(problemsOf(await sendFile(path))).toHaveLength(1)
  })

  it('sends what was allowed: that file, not what takes its place, and not after it was taken back', async () => {
    const [problem] = problemsOf(await sendFile('../secret'))
    if (!problem?.consent) throw new Error('it can be allowed')
    expect(await rpc.call('consent.ask', problem.consent)).toEqual({ granted: false })
    problemsOf(await sendFile('../secret'))

    shell.answer = () => true
    expect(await rpc.call('consent.ask', problem.consent)).toEqual({ granted: true })
    expect(shell.questions.at(-1)?.detail).toContain(`${at('secret')}\n`)
    await sendFile('../secret')
    expect(server.received.map(({ body }) => body)).toEqual(['private'])

    server.received.length = 0
    problemsOf(await sendFile('../other'))
    await rename(at('secret'), at('kept'))
    await symlink(at('other'), at('secret'))
    problemsOf(await sendFile('../secret'))
    await rm(at('secret'))
    await rename(at('kept'), at('secret'))

    const { value: consents } = await rpc.stream('consent.watch', {}).next()
    await rpc.call('consent.revoke', { id: consents?.[0]?.id ?? '' })
    problemsOf(await sendFile('../secret'))
  })

  it('reads no variable of the environment but those that were allowed, by name', async () => {
    const url = `http://127.0.0.1:${server.port}/{{process.env.SONDE_TEST_KEY}}`
    const [problem] = problemsOf(await sendRequest(`  method: GET\n  url: "${url}"\n`))
    const consent: ConsentRequest = { kind: 'process-env', names: ['SONDE_TEST_KEY'], collectionId }
    expect(problem?.consent).toEqual(consent)
    shell.answer = () => true
    await rpc.call('consent.ask', { ...consent, names: ['HOME'] })
    problemsOf(await sendRequest(`  method: GET\n  url: "${url}"\n`))
    await rpc.call('consent.ask', consent)
    await sendRequest(`  method: GET\n  url: "${url}"\n`)
    expect(server.received.map(({ target }) => target)).toEqual(['/k-1234'])
  })

  it('reads no .env file elsewhere', async () => {
    await writeFile(at('evil', 'environments', 'dev.yml'), 'name: dev\ndotEnvFilePath: ../.env\n')
    const owner = { kind: 'collection', collectionId } as const
    await rpc.call('environment.select', { workspaceId, owner, name: 'dev' })
    const scope = { workspaceId, collectionId, path: 'steal.yml' }
    const { value } = await rpc.stream('scope.watch', scope).next()
    expect(value?.problems).toMatchObject([{ consent: readFileOf(at('.env')) }])
    const url = `http://127.0.0.1:${server.port}/{{process.env.TOKEN}}`
    problemsOf(await sendRequest(`  method: GET\n  url: "${url}"\n`))
  })

  it('is not helped by a page: paths lead nowhere out of it, and nothing else is opened', async () => {
    for (const path of ['../secret', at('secret'), 'x/../../secret', 'a\0b'])
      await expect(rpc.call('item.read', { collectionId, path })).rejects.toMatchObject({ code: 'BUILD' })
    for (const path of [around, at('evil', '..'), '/', '../evil', `${at('evil')}\0`])
      await expect(rpc.call('collection.open', { workspaceId, path })).rejects.toMatchObject({
        code: 'BUILD',
        field: 'path'
      })
    await expect(rpc.call('collection.relocate', { collectionId, path: around })).rejects.toMatchObject({
      code: 'BUILD',
      field: 'path'
    })
    // What a collection may read, a request of none may not.
    const request = { method: 'POST', url: `http://127.0.0.1:${server.port}/`, headers: [] }
    const body = { kind: 'file', path: at('evil', 'opencollection.yml') } as const
    const sent = createRpcHttpClient(rpc).execute({ ...request, body })
    await expect(sent).rejects.toMatchObject({ code: 'BUILD', field: 'body.path' })
    expect(server.received).toEqual([])
  })
})
