import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PingWatch } from '#engine/websocket/ping-watch.ts'

const bytes = (text: string) => Buffer.from(text)

let missed: [waitedMs: number, isDead: boolean][]
let isHeld: boolean
let watch: PingWatch

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  missed = []
  isHeld = false
  watch = new PingWatch(1000, {
    now: () => Date.now(),
    isHeld: () => isHeld,
    // The turn of the event loop that it waits takes a millisecond here.
    onMissed: (waitedMs, isDead) => missed.push([Math.floor(waitedMs / 10) * 10, isDead])
  })
})
afterEach(() => {
  watch.stop()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const at = (ms: number) => vi.advanceTimersByTime(ms - Date.now())

describe('pings', () => {
  test('are known by what they hold', () => {
    watch.noteSent(bytes('a'), 0)
    watch.noteSent(bytes('b'), 10)
    expect(watch.noteAnswered(bytes('c'), 20)).toBeUndefined()
    expect(watch.noteAnswered(bytes('a'), 25)).toBe(25)
    expect(watch.noteAnswered(bytes('b'), 25)).toBe(15)
    expect(watch.noteAnswered(bytes('b'), 30)).toBeUndefined()
    at(5000)
    expect(missed).toEqual([])
  })

  test('that hold the same are answered in order', () => {
    watch.noteSent(bytes(''), 0)
    watch.noteSent(bytes(''), 10)
    expect(watch.noteAnswered(bytes(''), 20)).toBe(20)
    expect(watch.noteAnswered(bytes(''), 20)).toBe(10)
  })

  test('before one that is answered need no answer any more', () => {
    watch.noteSent(bytes('a'), 0)
    watch.noteSent(bytes('b'), 10)
    expect(watch.noteAnswered(bytes('b'), 20)).toBe(10)
    expect(watch.noteAnswered(bytes('a'), 30)).toBeUndefined()
    at(5000)
    expect(missed).toEqual([])
  })

  test('after which nothing comes tell of a dead connection', () => {
    watch.noteReceived(0)
    at(100)
    watch.noteSent(bytes('a'), 100)
    at(1050)
    expect(missed).toEqual([])
    at(1200)
    expect(missed).toEqual([[1000, true]])
  })

  test('that are missed, while other things come, are told once', () => {
    watch.noteSent(bytes('a'), 0)
    at(500)
    watch.noteReceived(500)
    watch.noteSent(bytes('b'), 500)
    at(1100)
    watch.noteReceived(1100)
    expect(missed).toEqual([[1000, false]])
    at(5000)
    expect(missed).toEqual([
      [1000, false],
      [1000, false]
    ])
    expect(watch.noteAnswered(bytes('a'), 5000)).toBe(5000)
  })

  test('are not missed as long as nothing is read', () => {
    watch.noteSent(bytes('a'), 0)
    isHeld = true
    at(10_500)
    expect(missed).toEqual([])
    isHeld = false
    watch.noteReceived(10_600)
    at(12_000)
    expect(missed).toEqual([[11_000, false]])
  })

  test('are waited for as long as is said last', () => {
    watch.noteSent(bytes('a'), 0)
    watch.configure(0)
    at(5000)
    expect(missed).toEqual([])
    watch.configure(6000)
    at(6100)
    expect(missed).toEqual([[6000, true]])
  })

  test.each([
    ['without end', () => watch.configure(0)],
    ['for longer', () => watch.configure(6000)],
    ['no more, being answered', () => watch.noteAnswered(bytes('a'), 1000)]
  ])('are waited for %s, also where their time has just run out', (_, act) => {
    watch.noteSent(bytes('a'), 0)
    // Their time is over, and what came meanwhile is about to be read.
    vi.advanceTimersToNextTimer()
    expect(Date.now()).toBe(1000)
    act()
    at(5000)
    expect(missed).toEqual([])
  })
})
