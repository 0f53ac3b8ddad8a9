import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { notices } from '#renderer/state/notices.ts'
import { tellProgress } from '#renderer/state/tell-progress.ts'

/** What is in sight: what it says, and what its button does. */
const shown = new Map<string, { description: unknown; cancel: unknown }>()
notices[' subscribe'](({ action, options }) => {
  if (action === 'close') shown.delete(options.id)
  else {
    const { description, actionProps } = { ...options, ...options.updates }
    const before = shown.get(options.id)
    shown.set(options.id, {
      description: description ?? before?.description,
      cancel: actionProps ? actionProps.onClick : before?.cancel
    })
  }
})

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  shown.clear()
})

it('says nothing of what does not take long', () => {
  const progress = tellProgress('Sending', () => {})
  progress.at('half')
  vi.advanceTimersByTime(400)
  progress.end()
  vi.advanceTimersByTime(1000)
  expect(shown.size).toBe(0)
})

it('says how far it is, and can be cancelled until it is committed', () => {
  const cancel = () => {}
  const progress = tellProgress('Sending', cancel)
  progress.at('half')
  vi.advanceTimersByTime(600)
  expect([...shown.values()]).toEqual([{ description: 'half', cancel }])
  progress.commit()
  progress.at('most')
  expect([...shown.values()]).toEqual([{ description: 'most', cancel: undefined }])
  progress.end()
  expect(shown.size).toBe(0)
})

it('offers no cancelling where it was committed before it took long', () => {
  const progress = tellProgress('Sending', () => {})
  progress.commit()
  vi.advanceTimersByTime(600)
  expect([...shown.values()]).toEqual([{ description: '', cancel: undefined }])
  progress.end()
})
