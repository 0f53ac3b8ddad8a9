import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createHost, type Host } from '#host/create-host.ts'
import type { Request } from '#shared/client/http-client.ts'
import { MockClient } from '#shared/client/mock-client.ts'
import { createRpcHttpClient } from '#shared/client/rpc-http-client.ts'
import { MAX_DRAFT_BODY } from '#shared/contract/draft-limit.ts'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { WindowStore } from '#workspace/window-store.ts'
import { diagnosticsWith } from '../../fixtures/diagnostics.ts'
import { FakeShell } from '../../fixtures/fake-shell.ts'
import { hostParts } from '../../fixtures/host-parts.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const get = (url: string): Request => ({ method: 'GET', url, headers: [], body: { kind: 'empty' } })

describe('the host', () => {
  let client: MockClient
  let shell: FakeShell
  let host: Host
  let home: string

  beforeEach(async () => {
    home = await temporaryFolder()
    client = new MockClient(({ request }) =>
      request.url.endsWith('/slow')
        ? { hangsIn: 'ttfb' }
        : { body: 'hello', headers: [['Content-Type', 'text/plain']] }
    )
    shell = new FakeShell()
    const diagnostics = () => diagnosticsWith({ exchanges: client.requests.length })
    host = createHost(hostParts(home, { shell, diagnostics }, client))
  })

  function connect(): RpcClient<Contract> {
    const [own, other] = createMemoryPorts()
    host.accept(other)
    return createRpcClient<Contract>(own)
  }

  it('keeps the bodies of one session from another', async () => {
    const [owner, stranger] = [connect(), connect()]
    const { exchange } = await createRpcHttpClient(owner).execute(get('http://a.test/'))
    const body = { id: exchange.body?.id ?? '', offset: 0, length: 10 }
    await expect(stranger.call('body.read', body)).rejects.toMatchObject({ code: 'IO', reason: 'body-gone' })
    await stranger.call('body.release', { id: body.id })
    expect(new TextDecoder().decode(await owner.call('body.read', body))).toBe('hello')
    await owner.call('body.release', { id: body.id })
    await owner.call('body.release', { id: body.id })
    await expect(owner.call('body.read', body)).rejects.toMatchObject({ code: 'IO' })
    expect(client.storedBodies).toBe(0)
  })

  it('aborts and frees what a session leaves behind when it closes', async () => {
    const rpc = connect()
    const over = createRpcHttpClient(rpc)
    await over.execute(get('http://a.test/'))
    const slow = over.execute(get('http://a.test/slow'))
    const lost = expect(slow).rejects.toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'host-gone' })
    await vi.waitUntil(() => client.requests.length === 2)
    rpc.close()
    await lost
    await host.close()
    expect(client.storedBodies).toBe(0)
  })

  it('holds a window for as long as its connection lives', async () => {
    const first = connect()
    const { id, tabs } = await first.call('window.attach', {})
    expect((await connect().call('window.attach', { id })).id).not.toBe(id)
    const [tab] = tabs
    if (!tab) throw new Error('a window begins with a tab')
    await first.call('window.saveTab', { tab: { ...tab, draft: { ...tab.draft, url: 'http://typed' } } })
    first.close()
    const again = await connect().call('window.attach', { id })
    expect(again).toMatchObject({ id, tabs: [{ draft: { url: 'http://typed' } }] })
  })

  it('lets a page that reconnects store its tabs over no other window’s drafts', async () => {
    const closed = connect()
    const precious = await closed.call('window.attach', {})
    const cutOff = connect()
    const own = await cutOff.call('window.attach', {})
    closed.close()
    cutOff.close()
    // Another page takes the window of the one that was cut off, and holds it.
    await connect().call('window.attach', { id: own.id })

    const again = connect()
    const { id } = await again.call('window.attach', { id: own.id, orNew: true })
    for (const tab of own.tabs) await again.call('window.saveTab', { tab })
    await again.call('window.saveLayout', { tabIds: own.tabs.map(tab => tab.id), layout: {} })
    expect([precious.id, own.id]).not.toContain(id)
    const kept = await connect().call('window.attach', { id: precious.id })
    expect(kept).toMatchObject({ id: precious.id, tabs: precious.tabs })
  })

  it('stores of a draft also what this version does not know', async () => {
    const rpc = connect()
    const { id, tabs } = await rpc.call('window.attach', {})
    const [tab] = tabs
    if (!tab) throw new Error('a window begins with a tab')
    const future = { ...tab, draft: { ...tab.draft, future: { keep: 'me' } } }
    await rpc.call('window.saveTab', { tab: future })
    rpc.close()
    expect((await connect().call('window.attach', { id })).tabs).toEqual([future])
  })

  it('stores no draft whose body is too large, and says what is', async () => {
    const rpc = connect()
    const { tabs } = await rpc.call('window.attach', {})
    const [tab] = tabs
    if (!tab) throw new Error('a window begins with a tab')
    const body = { kind: 'text' as const, text: 'x'.repeat(MAX_DRAFT_BODY + 1) }
    const saving = rpc.call('window.saveTab', { tab: { ...tab, draft: { ...tab.draft, body } } })
    await expect(saving).rejects.toMatchObject({
      code: 'BODY_LIMIT',
      message: expect.stringContaining('16 MiB')
    })
  })

  it('stores what was asked for before the connection closed', async () => {
    const rpc = connect()
    const { id, tabs } = await rpc.call('window.attach', {})
    const [tab] = tabs
    if (!tab) throw new Error('a window begins with a tab')
    const saving = rpc.call('window.saveTab', {
      tab: { ...tab, draft: { ...tab.draft, url: 'http://last' } }
    })
    const lost = expect(saving).rejects.toMatchObject({ reason: 'host-gone' })
    rpc.close()
    await lost
    await host.close()
    const state = await (await new WindowStore(home).attach({ id })).load()
    expect(state.tabs[0]?.draft.url).toBe('http://last')
  })

  it('refuses to store for a connection without a window, and to attach a second', async () => {
    const rpc = connect()
    const layout = { tabIds: [], layout: {} }
    await expect(rpc.call('window.saveLayout', layout)).rejects.toMatchObject({ code: 'INTERNAL' })
    await rpc.call('window.attach', {})
    await expect(rpc.call('window.attach', {})).rejects.toMatchObject({ code: 'INTERNAL' })
  })

  it('tells every window of a changed preference', async () => {
    const [one, other] = [connect(), connect()]
    const watching = other.stream('preferences.watch', {})
    expect((await watching.next()).value).toMatchObject({ theme: 'system' })
    await one.call('preferences.set', { theme: 'dark' })
    expect((await watching.next()).value).toMatchObject({ theme: 'dark' })
    await watching.return?.()
  })

  it('tells whoever watches what the engine has done', async () => {
    const rpc = connect()
    const watching = rpc.stream('diagnostics.watch', {})
    expect((await watching.next()).value).toMatchObject({ exchanges: 0 })
    await createRpcHttpClient(rpc).execute(get('http://a.test/'))
    expect((await watching.next()).value).toMatchObject({ exchanges: 1 })
    await watching.return?.()
  })

  it('asks the shell for what only a shell can do', async () => {
    const rpc = connect()
    expect(await rpc.call('shell.info', {})).toMatchObject({ kind: 'serve' })
    await rpc.call('shell.openExternal', { url: 'https://example.org/' })
    expect(shell.opened).toEqual(['https://example.org/'])
    const script = rpc.call('shell.openExternal', { url: 'javascript:alert(1)' })
    await expect(script).rejects.toMatchObject({ code: 'BUILD', field: 'input.url' })
    await rpc.call('shell.setTheme', { theme: 'dark' })
    expect(shell.themes).toEqual(['dark'])
    await rpc.call('shell.setZoom', { zoom: 1.25 })
    expect(shell.zooms).toEqual([1.25])
  })

  it('ends every session when it is closed', async () => {
    const rpc = connect()
    await host.close()
    await rpc.closed
  })
})
