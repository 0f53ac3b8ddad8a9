import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Deadline } from '#engine/http/deadline.ts'

describe('a deadline', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const expiring = () => {
    const expired: string[] = []
    const failByTimeout = (kind: string, limitMs: number) => expired.push(`${kind} ${limitMs}`)
    return { expired, deadline: new Deadline({ failByTimeout }) }
  }

  test('expires once', () => {
    const { expired, deadline } = expiring()
    deadline.start('request', 100)
    vi.advanceTimersByTime(99)
    expect(expired).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(expired).toEqual(['request 100'])
  })

  test('moves on when it is touched', () => {
    const { expired, deadline } = expiring()
    deadline.start('idle', 100)
    for (let i = 0; i < 10; i++) {
      vi.advanceTimersByTime(90)
      deadline.touch()
    }
    expect(expired).toEqual([])
    vi.advanceTimersByTime(100)
    expect(expired).toEqual(['idle 100'])
  })

  test('can be replaced by a shorter one, by a longer one and by none', () => {
    const { expired, deadline } = expiring()
    deadline.start('connect', 1000)
    deadline.start('request', 10)
    vi.advanceTimersByTime(10)
    expect(expired).toEqual(['request 10'])
    deadline.start('connect', 10)
    deadline.start('request', 50)
    vi.advanceTimersByTime(40)
    deadline.start('idle', 0)
    vi.advanceTimersByTime(10_000)
    expect(expired).toEqual(['request 10'])
  })

  test('stands still while it is paused, and goes when it is cleared', () => {
    const { expired, deadline } = expiring()
    deadline.start('idle', 10)
    deadline.pause()
    vi.advanceTimersByTime(100)
    deadline.touch()
    vi.advanceTimersByTime(9)
    expect(expired).toEqual([])
    deadline.clear()
    vi.advanceTimersByTime(1000)
    expect(expired).toEqual([])
  })

  test('leaves its timer to the next who needs one, with nothing left of itself', () => {
    const first = expiring()
    first.deadline.start('idle', 100)
    vi.advanceTimersByTime(50)
    first.deadline.clear()
    const second = expiring()
    second.deadline.start('request', 80)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(79)
    expect(second.expired).toEqual([])
    vi.advanceTimersByTime(1)
    expect(second.expired).toEqual(['request 80'])
    expect(first.expired).toEqual([])
  })

  test('cannot touch the next one when it is called after its end', () => {
    const first = expiring()
    first.deadline.start('idle', 100)
    first.deadline.clear()
    const second = expiring()
    second.deadline.start('request', 1000)
    first.deadline.touch()
    first.deadline.start('idle', 10)
    vi.advanceTimersByTime(500)
    expect(second.expired).toEqual([])
    first.deadline.pause()
    first.deadline.clear()
    const third = expiring()
    third.deadline.start('connect', 2000)
    vi.advanceTimersByTime(500)
    expect([first.expired, second.expired, third.expired]).toEqual([[], ['request 1000'], []])
  })
})
