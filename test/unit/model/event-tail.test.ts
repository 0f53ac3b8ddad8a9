import { describe, expect, it } from 'vitest'
import { appendEvent, type EventTail } from '#shared/model/event-tail.ts'

const place = { hop: 0, atMs: 1 }

describe('appendEvent', () => {
  it('counts all events and keeps the last two hundred', () => {
    let tail: EventTail | undefined
    for (let i = 1; i <= 250; i++) tail = appendEvent(tail, { event: 'message', data: `${i}` }, place)
    expect(tail?.count).toBe(250)
    expect(tail?.latest).toHaveLength(200)
    expect(tail?.latest[0]).toMatchObject({ number: 51, text: '51' })
    expect(tail?.latest.at(-1)).toMatchObject({ number: 250, text: '250' })
  })

  it('keeps the beginning of a long one, and its length', () => {
    const { latest } = appendEvent(undefined, { event: 'message', data: 'x'.repeat(5000), id: '7' }, place)
    expect(latest[0]).toMatchObject({ id: '7', length: 5000, text: 'x'.repeat(4096) })
  })
})
