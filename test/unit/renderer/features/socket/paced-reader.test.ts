import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PacedReader } from '#renderer/features/socket/overview/paced-reader.ts'

const page = Object.assign(new EventTarget(), { hidden: false })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', page)
  page.hidden = false
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Asks for numbers, each of which takes so long to answer. */
function reading(takesMs: number) {
  const asked: [question: number, atMs: number][] = []
  const told: number[] = []
  const begun = performance.now()
  const reader = new PacedReader<number, number>(
    async question => {
      asked.push([question, performance.now() - begun])
      await new Promise(resolve => setTimeout(resolve, takesMs))
      if (question < 0) throw new Error('It cannot be read.')
      return question * 10
    },
    answer => told.push(answer),
    100
  )
  return { reader, asked, told }
}

it('asks the first at once, and then only the latest', async () => {
  const { reader, asked, told } = reading(10)
  for (let question = 1; question <= 5; question++) reader.want(question)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([
    [1, 0],
    [5, 100]
  ])
  expect(told).toEqual([10, 50])
})

it('asks for no more than half of the time', async () => {
  const { reader, asked } = reading(300)
  reader.want(1)
  await vi.advanceTimersByTimeAsync(50)
  reader.want(2)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([
    [1, 0],
    [2, 600]
  ])
})

it('asks nothing while the page is hidden', async () => {
  const { reader, asked } = reading(10)
  page.hidden = true
  reader.want(1)
  await vi.advanceTimersByTimeAsync(500)
  expect(asked).toEqual([])
  page.hidden = false
  page.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(500)
  expect(asked).toEqual([[1, 500]])
})

it('asks again after what cannot be read', async () => {
  const { reader, told } = reading(10)
  reader.want(-1)
  await vi.advanceTimersByTimeAsync(200)
  reader.want(2)
  await vi.advanceTimersByTimeAsync(200)
  expect(told).toEqual([20])
})

it('tells nothing any more once it has ended', async () => {
  const { reader, asked, told } = reading(10)
  reader.want(1)
  reader.end()
  reader.want(2)
  await vi.advanceTimersByTimeAsync(500)
  expect([asked.length, told]).toEqual([1, []])
})
