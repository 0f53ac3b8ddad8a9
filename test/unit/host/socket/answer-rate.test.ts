import { expect, it } from 'vitest'
import { AnswerRate, MAX_ANSWERS_PER_SECOND } from '#host/socket/answer-rate.ts'

it('gives so many answers a second', () => {
  const rate = new AnswerRate()
  const taken = (nowMs: number) =>
    Array.from({ length: 500 }, () => rate.take(nowMs)).filter(isTaken => isTaken).length
  expect([taken(0), taken(999), taken(1000)]).toEqual([MAX_ANSWERS_PER_SECOND, 0, MAX_ANSWERS_PER_SECOND])
})

it('lets no more than a thousand wait', () => {
  const rate = new AnswerRate()
  let taken = 0
  for (let second = 0; second < 20; second++)
    for (let n = 0; n < 100; n++) if (rate.take(second * 1000)) taken++
  expect(taken).toBe(1000)
  rate.done()
  expect(rate.take(30_000)).toBe(true)
  expect(rate.take(30_000)).toBe(false)
})
