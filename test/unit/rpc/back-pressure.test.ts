import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { call } from '#shared/contract/define.ts'
import type { HostFrame } from '#shared/rpc/frames.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { type Served, serve } from '#shared/rpc/server.ts'
import { MOST_RUNNING, MOST_WAITING } from '#shared/rpc/turns.ts'

const contract = { work: call(z.object({ n: z.number() }), z.number()) }

describe('a server that is asked faster than it answers', () => {
  let begun: number[]
  let finish: (() => void)[]
  let answers: HostFrame[]
  let ask: (count: number) => void
  let close: () => void
  let served: Served
  /** What the carrier says of itself. */
  let drained: () => Promise<void>

  beforeEach(() => {
    begun = []
    finish = []
    answers = []
    drained = async () => {}
    const [client, host] = createMemoryPorts()
    client.onFrame(frame => answers.push(frame as HostFrame))
    ask = count => {
      for (let n = 0; n < count; n++) client.post({ type: 'call', id: n, method: 'work', input: { n } })
    }
    close = () => client.close()
    served = serve({ ...host, drained: () => drained() }, contract, {
      work({ n }) {
        begun.push(n)
        return new Promise(resolve => finish.push(() => resolve(n)))
      }
    })
  })

  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

  it('begins only so many calls, and the others in their order as those end', async () => {
    ask(MOST_RUNNING + 2)
    await vi.waitUntil(() => begun.length >= MOST_RUNNING)
    expect(begun).toEqual(upTo(MOST_RUNNING))
    finish[7]?.()
    await vi.waitUntil(() => begun.length > MOST_RUNNING)
    expect(begun).toEqual(upTo(MOST_RUNNING + 1))
    expect(answers).toEqual([{ type: 'result', id: 7, value: 7 }])
    finish[8]?.()
    await vi.waitUntil(() => begun.length > MOST_RUNNING + 1)
  })

  it('begins no more while its answers are not taken', async () => {
    let open = () => {}
    const gate = new Promise<void>(resolve => {
      open = resolve
    })
    drained = () => gate
    ask(MOST_RUNNING * 2)
    await vi.waitUntil(() => begun.length >= MOST_RUNNING)
    for (const end of finish) end()
    await vi.waitUntil(() => answers.length >= MOST_RUNNING)
    expect(begun).toHaveLength(MOST_RUNNING)
    open()
    await vi.waitUntil(() => begun.length === MOST_RUNNING * 2)
  })

  it('refuses what is too much to wait', async () => {
    ask(MOST_RUNNING + MOST_WAITING + 1)
    await vi.waitUntil(() => answers.length > 0)
    const id = MOST_RUNNING + MOST_WAITING
    expect(answers).toMatchObject([{ type: 'error', id, error: { code: 'INTERNAL' } }])
  })

  it('still does what waits when the asker is gone', async () => {
    ask(MOST_RUNNING * 2)
    await vi.waitUntil(() => begun.length >= MOST_RUNNING)
    close()
    for (const end of finish) end()
    await vi.waitUntil(() => begun.length === MOST_RUNNING * 2)
    for (const end of finish) end()
    await served.finished
    expect(answers).toEqual([])
  })
})
