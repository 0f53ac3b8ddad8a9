import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openHost } from '#host/open-host.ts'
import { createRpcHttpClient } from '#shared/client/rpc-http-client.ts'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { FakeShell } from '../../fixtures/fake-shell.ts'
import { get } from '../../fixtures/requests.ts'
import { startHttpServer } from '../../fixtures/servers/http-server.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

/** A shell that knows the proxy of its operating system. */
class ShellWithProxy extends FakeShell {
  readonly asked: string[] = []
  readonly #answer: string

  constructor(answer: string) {
    super()
    this.#answer = answer
  }

  async resolveSystemProxy(url: string): Promise<string> {
    this.asked.push(url)
    return this.#answer
  }
}

test('a shell that can ask the operating system for its proxy is asked', async () => {
  await using proxy = await startHttpServer((request, response) => response.end(request.url))
  const shell = new ShellWithProxy(`PROXY 127.0.0.1:${proxy.port}`)
  const host = openHost(await temporaryFolder(), shell)
  const [own, other] = createMemoryPorts()
  host.accept(other)
  const client = createRpcHttpClient(createRpcClient<Contract>(own))
  const response = await client.execute(get('http://a.test/b'))
  expect(await response.text()).toBe('http://a.test/b')
  expect(response.exchange.hops[0]?.phases[0]?.name).toBe('proxy-lookup')
  expect(shell.asked).toEqual(['http://a.test/b'])
  await host.close()
})

test('what cannot be read of the history ends nothing', async () => {
  const home = await temporaryFolder()
  await writeFile(join(home, 'history'), '')
  const host = openHost(home, new FakeShell())
  const [own, other] = createMemoryPorts()
  host.accept(other)
  const list = createRpcClient<Contract>(own).call('history.list', { limit: 1 })
  await expect(list).rejects.toMatchObject({ code: 'IO', reason: 'ENOTDIR' })
  await host.close()
})
