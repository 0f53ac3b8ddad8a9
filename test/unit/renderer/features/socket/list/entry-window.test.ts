import { expect, test } from 'vitest'
import { EntryWindow } from '#renderer/features/socket/list/entry-window.ts'
import type { LogEntry } from '#shared/model/socket/log-entry.ts'

/** A log that answers when it is told to. */
class SlowLog {
  first = 0
  next = 0
  readonly asked: [from: number, count: number][] = []
  #answers: (() => void)[] = []

  read = (from: number, count: number): Promise<LogEntry[]> => {
    this.asked.push([from, count])
    return new Promise(resolve => {
      this.#answers.push(() => {
        const begin = Math.max(from, this.first)
        const end = Math.min(this.next, begin + count)
        resolve(Array.from({ length: Math.max(0, end - begin) }, (_, n) => entry(begin + n)))
      })
    })
  }

  async answer(): Promise<void> {
    const answers = this.#answers
    this.#answers = []
    for (const answer of answers) answer()
    await new Promise(resolve => setImmediate(resolve))
  }
}

function entry(seq: number): LogEntry {
  return {
    seq,
    lane: 0,
    atMs: seq,
    kind: 'message',
    direction: 'received',
    opcode: 'text',
    size: 0,
    text: ''
  }
}

function openWindow(log: SlowLog): EntryWindow {
  return new EntryWindow({ read: log.read, placeOf: ({ seq }) => seq }, error => {
    throw error
  })
}

test('reads the blocks of what is in sight, once', async () => {
  const log = new SlowLog()
  log.next = 1000
  const window = openWindow(log)
  window.see(130, 170, 1000)
  await log.answer()
  expect(log.asked).toEqual([[100, 100]])
  expect(window.at(150)?.seq).toBe(150)
  expect(window.at(250)).toBeUndefined()
  window.see(140, 180, 1000)
  expect(log.asked).toHaveLength(1)
})

test('asks one question at a time, and of what was wanted meanwhile only the latest', async () => {
  const log = new SlowLog()
  log.next = 100_000
  const window = openWindow(log)
  window.see(0, 40, 100_000)
  for (let from = 1000; from < 50_000; from += 1000) window.see(from, from + 40, 100_000)
  expect(log.asked).toHaveLength(1)
  await log.answer()
  expect(log.asked).toEqual([
    [0, 100],
    [49_000, 100]
  ])
})

test('reads a block again when more of it has come', async () => {
  const log = new SlowLog()
  log.next = 20
  const window = openWindow(log)
  window.see(0, 20, 20)
  await log.answer()
  expect(window.reach).toBe(20)
  log.next = 60
  window.see(10, 60, 60)
  await log.answer()
  expect(log.asked).toHaveLength(2)
  expect(window.at(59)?.seq).toBe(59)
  expect(window.reach).toBe(60)
})

test('does not ask again for what is not kept any more', async () => {
  const log = new SlowLog()
  log.first = 500
  log.next = 1000
  const window = openWindow(log)
  window.see(0, 40, 1000)
  await log.answer()
  await log.answer()
  expect(log.asked).toHaveLength(1)
  expect(window.at(10)).toBeUndefined()
})

test('keeps a bounded number of entries', async () => {
  const log = new SlowLog()
  log.next = 1_000_000
  const window = openWindow(log)
  for (let from = 0; from < 200_000; from += 1000) {
    window.see(from, from + 40, log.next)
    await log.answer()
  }
  expect(window.at(0)).toBeUndefined()
  const kept = Array.from({ length: 2000 }, (_, block) => window.at(block * 100)).filter(Boolean)
  expect(kept.length).toBeLessThanOrEqual(30)
  expect(window.at(199_000)?.seq).toBe(199_000)
})

test('tells a failure once, and asks for nothing after it', async () => {
  const failures: unknown[] = []
  let asked = 0
  const window = new EntryWindow(
    {
      read() {
        asked++
        return Promise.reject(new Error('gone'))
      },
      placeOf: ({ seq }) => seq
    },
    error => failures.push(error)
  )
  window.see(0, 40, 100)
  await new Promise(resolve => setImmediate(resolve))
  window.see(40, 80, 100)
  expect(failures).toHaveLength(1)
  expect(asked).toBe(1)
})

test('reads nothing while it is closed', async () => {
  const log = new SlowLog()
  log.next = 100
  const window = openWindow(log)
  window.close()
  window.see(0, 40, 100)
  expect(log.asked).toHaveLength(0)
  window.open()
  expect(log.asked).toHaveLength(1)
})

test('asks anew for what is in sight when everything is forgotten', async () => {
  const log = new SlowLog()
  log.next = 12
  const window = openWindow(log)
  window.see(0, 12, 12)
  await log.answer()
  window.clear()
  expect(window.at(7)).toBeUndefined()
  await log.answer()
  expect(log.asked).toHaveLength(2)
  expect(window.at(7)?.seq).toBe(7)
})

test('takes nothing that was asked for before everything was forgotten', async () => {
  const log = new SlowLog()
  log.next = 12
  const window = openWindow(log)
  window.see(0, 12, 12)
  window.clear()
  await log.answer()
  expect(window.at(7)).toBeUndefined()
  await log.answer()
  expect(log.asked).toHaveLength(2)
  expect(window.at(7)?.seq).toBe(7)
})
