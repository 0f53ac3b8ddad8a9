import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { notices } from '#renderer/state/notices.ts'
import { sendFile, tooLargeToSend } from '#renderer/state/send-file.ts'
import type { EventOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { MAX_BODY_CHUNK, MAX_GATHERED_BODY } from '#shared/contract/limits.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { connectPage } from '../page-host.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
})

type Told = EventOf<Contract, 'socket.sendBytes'>

/** Titles of what is in sight, and what its button does. */
const shown = new Map<string, { title: string; cancel: (() => void) | undefined }>()
notices[' subscribe'](({ action, options }) => {
  if (action === 'close') shown.delete(options.id)
  else {
    const { title, actionProps } = { ...shown.get(options.id), ...options, ...options.updates }
    const before = shown.get(options.id)
    shown.set(options.id, { title, cancel: actionProps ? actionProps.onClick : before?.cancel })
  }
})
const titles = () => [...shown.values()].map(({ title }) => title)
const cancel = () => [...shown.values()][0]?.cancel

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  shown.clear()
})

/** A host that takes all of a file, once it takes any, and says what the test has it say. */
async function sending(file: File, { text = false, takes = Promise.resolve() } = {}) {
  const said = new AsyncQueue<Told>()
  const taken: number[] = []
  let asked: object | undefined
  await connectPage<'socket.sendBytes'>({
    'socket.sendBytes': async function* (input, { messages }) {
      asked = input
      await takes
      for await (const chunk of messages) taken.push(chunk.byteLength)
      yield* said
    }
  })
  const done = sendFile('log', file, text)
  const later = () => vi.advanceTimersByTimeAsync(1000)
  await later()
  return { said, taken, done, later, asked: () => asked }
}

it('sends a file piece by piece', async () => {
  const size = MAX_BODY_CHUNK + 3
  const { said, taken, done, asked } = await sending(new File([new Uint8Array(size)], 'a.bin'), {
    text: true
  })
  said.push({ seq: 1 })
  said.end()
  await done
  expect(asked()).toEqual({ id: 'log', size, text: true })
  expect(taken).toEqual([MAX_BODY_CHUNK, 3])
  expect(titles()).toEqual([])
})

it('is cancelled until it is sent', async () => {
  let take = () => {}
  const takes = new Promise<void>(resolve => {
    take = resolve
  })
  const { done, taken } = await sending(new File(['text'], 'a.txt'), { takes })
  expect(titles()).toEqual(['Sending a.txt'])
  cancel()?.()
  take()
  await done
  expect(taken).toEqual([])
  expect(titles()).toEqual(['Cancelled: a.txt was not sent.'])
})

it('offers no cancelling of what is a message already', async () => {
  const { said, done, later } = await sending(new File(['text'], 'a.txt'))
  expect(cancel()).toBeDefined()
  said.push({ seq: 1 })
  said.push({ leftBytes: 2 })
  await later()
  expect(titles()).toEqual(['Sending a.txt'])
  expect(cancel()).toBeUndefined()
  said.end()
  await done
  expect(titles()).toEqual([])
})

it('says that it waits for a connection', async () => {
  const { said, done } = await sending(new File(['text'], 'a.txt'))
  said.push({ queued: 1 })
  said.end()
  await done
  expect(titles()).toEqual(['Kept: a.txt is sent when there is a connection.'])
})

it('says that a file cannot be read', async () => {
  const file = new File(['text'], 'a.txt')
  vi.spyOn(file, 'slice').mockImplementation(() => {
    throw new DOMException('changed', 'NotReadableError')
  })
  const { done, said } = await sending(file)
  said.end()
  await done
  expect(titles()).toEqual(['a.txt was not sent'])
})

it('knows what is too large for a message', () => {
  expect(tooLargeToSend({ size: MAX_GATHERED_BODY })).toBeUndefined()
  expect(tooLargeToSend({ size: MAX_GATHERED_BODY + 1 })).toContain('can be sent')
})
