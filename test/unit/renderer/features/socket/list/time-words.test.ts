import { expect, test } from 'vitest'
import { sinceStart, timeWords } from '#renderer/features/socket/list/time-words.ts'

test.each([
  [0, '0.000'],
  [412.9, '0.412'],
  [62_345, '1:02.345'],
  [7_800_001, '2:10:00.001']
])('%d ms since the start are %s', (ms, words) => {
  expect(sinceStart(ms)).toBe(words)
})

test('tells the time of day, since the start, or since the one before', () => {
  const startMs = new Date(2026, 0, 2, 13, 5, 0, 250).getTime()
  expect(timeWords('absolute', 1500.4, { startMs, beforeMs: undefined })).toBe('13:05:01.750')
  expect(timeWords('relative', 1500.4, { startMs, beforeMs: undefined })).toBe('1.500')
  expect(timeWords('delta', 1500.4, { startMs, beforeMs: 1400.4 })).toBe('+100 ms')
  expect(timeWords('delta', 1500.4, { startMs, beforeMs: undefined })).toBe('')
})
