import { describe, expect, it, vi } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { exchangeContract } from '#shared/contract/exchange.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { serve } from '#shared/rpc/server.ts'
import { startFlood } from '../../fixtures/servers/flood-server.ts'
import { carriers } from '../../suites/carriers.ts'

describe.each(carriers)('an event stream over $name', carrier => {
  it('holds its server up when nobody pulls, and frees it when it is left', async () => {
    await using flood = await startFlood()
    const client = new DirectClient()
    const carried = await carrier.open()
    serve(carried.host, exchangeContract, {
      'exchange.execute': ({ request, settings }, { signal }) =>
        client.stream({ ...request, body: { kind: 'empty' } }, { ...settings, signal })
    })
    const rpc = createRpcClient<typeof exchangeContract>(carried.client)
    const request = { method: 'GET', url: flood.origin, headers: [], body: { kind: 'empty' as const } }
    const events = rpc.stream('exchange.execute', { request, settings: {} })
    const pull = async () => {
      for (;;) {
        const { value, done } = await events.next()
        if (done || value.type === 'done') throw new Error(`it ended: ${JSON.stringify(value)}`)
        if (value.type === 'server-sent-event') return Number.parseInt(value.event.data, 10)
      }
    }

    expect(await pull()).toBe(0)
    await flood.settles()
    const held = flood.sentBytes
    expect(held).toBeLessThan(32 * 1024 * 1024)
    let pulled = 0
    while (flood.sentBytes < held + 1_000_000) expect(await pull()).toBe(++pulled)
    await events.return?.(undefined)
    await flood.empty()
    await vi.waitUntil(() => client.diagnostics().inFlight === 0)
    await carried.close()
    await client.close()
  })
})
