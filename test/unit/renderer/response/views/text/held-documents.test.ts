import { expect, it } from 'vitest'
import type { HeldDocument } from '#renderer/features/response/views/text/held-document.ts'
import { HeldDocuments } from '#renderer/features/response/views/text/held-documents.ts'
import { textContract } from '#shared/contract/text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { TextFilter } from '#shared/model/text-document.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { serve } from '#shared/rpc/server.ts'

/** Documents of a host that says which it has opened, and which are open still. */
function start() {
  const opened: string[] = []
  const open = new Map<string, () => void>()
  const [own, other] = createMemoryPorts()
  const handlers: Pick<Handlers<typeof textContract>, 'text.open'> = {
    async *'text.open'({ bodyId, filter }, { signal }) {
      const name = bodyId + (filter?.expression ?? '')
      opened.push(name)
      const id = String(opened.length)
      const known = { encoding: 'utf-8', encodingSource: 'mark', language: 'json', layout: 'pretty' } as const
      yield { kind: 'opened', id, ...known, totalBytes: 9 }
      if (filter?.expression === 'endless') yield { kind: 'progress', rows: 1, readBytes: 1, totalBytes: 9 }
      else yield { kind: 'done', rows: 3, size: 9, notices: [] }
      const isReleased = await new Promise<boolean>(resolve => {
        open.set(name, () => resolve(true))
        signal.addEventListener('abort', () => resolve(false))
      })
      open.delete(name)
      if (isReleased) throw new ClientError('IO', { reason: 'body-gone' })
    }
  }
  serve(other, { 'text.open': textContract['text.open'] }, handlers)
  const client = createRpcClient<typeof textContract>(own)
  const documents = new HeldDocuments(async () => client)
  const hold = (bodyId: string, expression?: string): HeldDocument => {
    const filter: TextFilter | undefined = expression === undefined ? undefined : { kind: 'jq', expression }
    return documents.hold({
      ...{ bodyId, contentType: 'application/json', layout: 'pretty' },
      ...(filter && { filter })
    })
  }
  /** Looks at one until it has rows. @returns leaves it */
  const lookAt = async (bodyId: string, expression?: string): Promise<() => void> => {
    const held = hold(bodyId, expression)
    const leave = held.follow(() => {})
    await expect.poll(() => held.state.state).toBe('open')
    return leave
  }
  return { opened, open, hold, lookAt }
}

it('opens a document once for whoever looks at it, also when nobody has for a while', async () => {
  const { opened, hold, lookAt } = start()
  const leave = await lookAt('a')
  const leaveToo = await lookAt('a')
  leave()
  leaveToo()
  expect(hold('a').state).toMatchObject({ state: 'open', rows: 3 })
  expect(opened).toEqual(['a'])
})

it('closes those that were left longest ago, and none that is looked at', async () => {
  const { open, lookAt } = start()
  await lookAt('seen')
  for (const body of ['a', 'b', 'c', 'd', 'e', 'f']) (await lookAt(body))()
  await expect.poll(() => [...open.keys()]).toEqual(['seen', 'b', 'c', 'd', 'e', 'f'])
})

it('keeps of the filters of a body the latest', async () => {
  const { open, lookAt } = start()
  ;(await lookAt('a'))()
  for (const expression of ['.x', '.xy', '.xyz']) (await lookAt('a', expression))()
  await expect.poll(() => [...open.keys()]).toEqual(['a', 'a.xyz'])
})

it('stops a filter that nobody waits for', async () => {
  const { open, opened, lookAt } = start()
  ;(await lookAt('a', 'endless'))()
  await expect.poll(() => [...open.keys()]).toEqual([])
  await lookAt('a', 'endless')
  expect(opened).toHaveLength(2)
})

it('opens anew what was stopped, and what the host has closed', async () => {
  const { open, opened, hold, lookAt } = start()
  await lookAt('a')
  const stopped = hold('a')
  stopped.close()
  await expect.poll(() => stopped.state.state).toBe('stopped')
  await lookAt('a')
  const gone = hold('a')
  await expect.poll(() => open.has('a')).toBe(true)
  open.get('a')?.()
  await expect.poll(() => gone.state).toMatchObject({ state: 'failed', error: { reason: 'body-gone' } })
  await lookAt('a')
  expect(opened).toEqual(['a', 'a', 'a'])
})
