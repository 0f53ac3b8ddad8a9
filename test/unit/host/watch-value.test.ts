import { expect, test } from 'vitest'
import { watchValue } from '#host/watch-value.ts'

test('a value is told at first, and again when a look shows another', async () => {
  const looks = [1, 1, 1, 2, 2, 3]
  const signal = new AbortController().signal
  const watching = watchValue(() => looks.shift(), signal, 1)
  const told = [await watching.next(), await watching.next(), await watching.next()]
  expect(told.map(({ value }) => value)).toEqual([1, 2, 3])
  expect(looks).toEqual([])
})

test('it ends when it is no longer wanted, also between two looks', async () => {
  const stop = new AbortController()
  const watching = watchValue(() => 'same', stop.signal, 2 ** 30)
  await watching.next()
  const end = watching.next()
  stop.abort()
  expect(await end).toEqual({ done: true, value: undefined })
})

test('whoever does not pull is not told what was in between', async () => {
  let value = 0
  const watching = watchValue(() => value, new AbortController().signal, 1)
  expect((await watching.next()).value).toBe(0)
  value = 1
  value = 2
  expect((await watching.next()).value).toBe(2)
})
