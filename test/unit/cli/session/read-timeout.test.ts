import { expect, test } from 'vitest'
import { LONGEST_TIMER_MS } from '#engine/longest-timer.ts'
import { readTimeout } from '../../../../cli/session/read-timeout.ts'

test.each([
  ['30s', 30_000],
  ['0.5ms', 1],
  ['1.0005s', 1001],
  ['9999h', LONGEST_TIMER_MS]
])('%s is a limit that a signal takes', (text, ms) => {
  expect(readTimeout(text)).toBe(ms)
  expect(() => AbortSignal.timeout(readTimeout(text) ?? 0)).not.toThrow()
})
test.each([undefined, '0'])('%s is none', text => expect(readTimeout(text)).toBeUndefined())
