import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listenForSignals } from '../../../../cli/request/interruption.ts'

/** Longer than what is under way is waited for. */
const LONG_MS = 60_000
const ended: (number | string | null | undefined)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(process, 'exit').mockImplementation(status => {
    ended.push(status)
    return undefined as never
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
  ended.length = 0
})

test('what is under way has a moment to come to its end', () => {
  const { signal } = listenForSignals()
  process.emit('SIGINT')
  expect(signal.aborted).toBe(true)
  expect(ended).toEqual([])
  vi.advanceTimersByTime(LONG_MS)
  expect(ended).toEqual([130])
})

test.each(['before', 'after'])('what is left to be written has its time: interrupted %s that', when => {
  const interruption = listenForSignals()
  if (when === 'before') process.emit('SIGTERM')
  interruption.settle()
  if (when === 'after') process.emit('SIGTERM')
  vi.advanceTimersByTime(LONG_MS)
  expect(ended).toEqual([])
  expect(interruption.exit).toBe(143)
  process.emit('SIGTERM')
  expect(ended).toEqual([143])
})
