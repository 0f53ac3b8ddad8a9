import { afterEach, expect, test, vi } from 'vitest'
import { ProgressBar } from '../../../../cli/send/progress-bar.ts'

afterEach(() => void vi.useRealTimers())

test('a bar is drawn only where nothing has been seen of a body for a while, however long it took before', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.stubEnv('TERM', 'xterm')
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  let isSilent = false
  const bar = new ProgressBar(process.stderr, () => isSilent)
  const progress = () => bar.onEvent({ type: 'progress', hop: 0, atMs: 0, sentBytes: 0, receivedBytes: 10 })
  const drawn = () => write.mock.calls.length
  vi.advanceTimersByTime(5000)
  progress()
  isSilent = true
  progress()
  vi.advanceTimersByTime(400)
  progress()
  expect(drawn()).toBe(0)
  vi.advanceTimersByTime(200)
  progress()
  expect(drawn()).toBe(1)
  write.mockRestore()
  vi.unstubAllEnvs()
})
