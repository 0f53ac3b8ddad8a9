import { expect, it, onTestFinished } from 'vitest'
import { createHost } from '#host/create-host.ts'
import { MockClient } from '#shared/client/mock-client.ts'
import type { Contract } from '#shared/contract/index.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { hostParts } from '../../../fixtures/host-parts.ts'
import { temporaryFolder } from '../../../suites/temporary-folder.ts'

it('frees the body of every exchange of a repeated request', async () => {
  const client = new MockClient(() => ({ body: 'hello' }))
  const host = createHost(hostParts(await temporaryFolder(), {}, client))
  onTestFinished(() => host.close())
  const [own, other] = createMemoryPorts()
  host.accept(other)
  const rpc = createRpcClient<Contract>(own)
  const events = rpc.stream('run.repeat', {
    draft: { ...BLANK_DRAFT, url: 'https://a.test/' },
    scope: {},
    source: {},
    count: 2000,
    concurrency: 8,
    delayMs: 0,
    connections: 'reuse',
    confirmed: true
  })
  let exchanges = 0
  for await (const { type } of events) if (type === 'exchange') exchanges++
  expect([exchanges, client.requests.length, client.storedBodies]).toEqual([2000, 2000, 0])
})
