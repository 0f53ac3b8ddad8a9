import { expect, it, vi } from 'vitest'
import type { WorkerTalk } from '#renderer/components/worker-talk.ts'
import { BodyFeed, type FeedState } from '#renderer/features/response/views/body-feed.ts'
import type { FeedQuestion } from '#renderer/features/response/views/feed-question.ts'

const MIB = 1024 * 1024

type Question = { kind: 'open' } | { kind: 'sort' } | FeedQuestion
/** What it was told so far: pieces by where they begin and how long they are, in MiB. */
type Answer = readonly string[]

interface Asked {
  question: Question
  answer: () => void
  fail: (error: Error) => void
}

/** A worker that answers when it is told to, and a body whose bytes say where they were read from. */
function start(size: number) {
  const asked: Asked[] = []
  const told: string[] = []
  const states: FeedState<Answer>[] = []
  const worker: WorkerTalk<Question, Answer> = {
    ask: question =>
      new Promise((resolve, reject) => {
        told.push(nameOf(question))
        const known = [...told]
        asked.push({ question, answer: () => resolve(known), fail: reject })
      }),
    end: vi.fn()
  }
  const feed = new BodyFeed<Question, Answer>({
    size,
    read: async ({ from, to }) => new Uint8Array(to - from).fill(from / MIB),
    worker,
    onState: state => states.push(state)
  })
  const next = (kind: Question['kind']) =>
    vi.waitUntil(() => {
      const at = asked.findIndex(({ question }) => question.kind === kind)
      return at < 0 ? undefined : asked.splice(at, 1)[0]
    })
  return { feed, told, states, next, state: () => states.at(-1), worker }
}

function nameOf(question: Question): string {
  if (question.kind !== 'feed') return question.kind
  const { bytes, last, pause } = question
  const place = bytes.length === 0 ? 'nothing' : `${bytes[0]}+${bytes.length / MIB}`
  return [place, ...(last ? ['last'] : []), ...(pause ? ['pause'] : [])].join(' ')
}

it('feeds the beginning piece by piece, after it is open, and the rest when it is asked to', async () => {
  const { feed, told, next, state } = start(12 * MIB)
  feed.open({ kind: 'open' }, 6 * MIB)
  ;(await next('feed')).answer()
  ;(await next('feed')).answer()
  await vi.waitUntil(() => state()?.busy === false)
  expect(told).toEqual(['open', '0+4', '4+2 pause'])
  expect(state()).toMatchObject({ readBytes: 6 * MIB, version: 2, reading: false })
  feed.readMore(100 * MIB)
  ;(await next('feed')).answer()
  ;(await next('feed')).answer()
  await vi.waitUntil(() => state()?.busy === false)
  expect(told.slice(3)).toEqual(['6+4', '10+2 last pause'])
})

it('feeds each byte once, however often more is wanted meanwhile', async () => {
  const { feed, told, next, state } = start(20 * MIB)
  feed.open({ kind: 'open' }, 4 * MIB)
  const first = await next('feed')
  feed.change({ kind: 'sort' })
  ;(await next('sort')).answer()
  feed.readMore(4 * MIB)
  feed.readMore(4 * MIB)
  first.answer()
  ;(await next('feed')).answer()
  ;(await next('feed')).answer()
  await vi.waitUntil(() => state()?.busy === false)
  expect(told).toEqual(['open', '0+4 pause', 'sort', '4+4', '8+4 pause'])
})

it('is busy until all is done, whichever is done first', async () => {
  const { feed, next, state } = start(MIB)
  feed.open({ kind: 'open' }, MIB)
  const piece = await next('feed')
  feed.change({ kind: 'sort' })
  ;(await next('sort')).answer()
  await vi.waitUntil(() => state()?.known)
  expect(state()).toMatchObject({ busy: true, reading: true })
  feed.change({ kind: 'sort' })
  piece.answer()
  await vi.waitUntil(() => state()?.reading === false)
  expect(state()).toMatchObject({ busy: true })
  ;(await next('sort')).answer()
  await vi.waitUntil(() => state()?.busy === false)
})

it('reads no further when it is stopped, tells the worker so, and goes on from there', async () => {
  const { feed, told, next, state } = start(12 * MIB)
  feed.open({ kind: 'open' }, 12 * MIB)
  const first = await next('feed')
  feed.pause()
  first.answer()
  ;(await next('feed')).answer()
  await vi.waitUntil(() => state()?.busy === false)
  expect(told).toEqual(['open', '0+4', 'nothing pause'])
  expect(state()).toMatchObject({ readBytes: 4 * MIB })
  feed.readMore(4 * MIB)
  ;(await next('feed')).answer()
  await vi.waitUntil(() => state()?.busy === false)
  expect(told.at(-1)).toBe('4+4 pause')
})

it('goes on when more is wanted while it is being stopped', async () => {
  const { feed, told, next, state } = start(8 * MIB)
  feed.open({ kind: 'open' }, 8 * MIB)
  const first = await next('feed')
  feed.pause()
  first.answer()
  const nothing = await next('feed')
  feed.readMore(4 * MIB)
  nothing.answer()
  ;(await next('feed')).answer()
  await vi.waitUntil(() => state()?.busy === false)
  expect(told).toEqual(['open', '0+4', 'nothing pause', '4+4 last pause'])
})

it.each(['feed', 'sort', 'open'] as const)('says why %s failed', async kind => {
  const { feed, next, state } = start(MIB)
  feed.open({ kind: 'open' }, MIB)
  feed.change({ kind: 'sort' })
  ;(await next(kind)).fail(new Error('broken'))
  await vi.waitUntil(() => state()?.failed)
  expect(state()?.failed).toContain('broken')
})

it('says nothing more once it has ended', async () => {
  const { feed, next, states, worker } = start(MIB)
  feed.open({ kind: 'open' }, MIB)
  const piece = await next('feed')
  feed.end()
  const before = states.length
  piece.fail(new Error('It is no longer wanted.'))
  await Promise.resolve()
  expect(states).toHaveLength(before)
  expect(worker.end).toHaveBeenCalledOnce()
})
