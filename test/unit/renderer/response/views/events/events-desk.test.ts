import { expect, it } from 'vitest'
import { EventsDesk } from '#renderer/features/response/views/events/events-desk.ts'

function deskOf(text: string): EventsDesk {
  const desk = new EventsDesk()
  desk.answer({ kind: 'open' })
  // In two pieces, the first of which ends within an event.
  const bytes = new TextEncoder().encode(text)
  for (const part of [bytes.subarray(0, 15), bytes.subarray(15)])
    desk.answer({ kind: 'feed', bytes: part, last: false, pause: true })
  return desk
}

it('lists events, each with the id that is new with it', () => {
  const desk = deskOf('id: 7\nevent: tick\ndata: {"n":1}\n\ndata: a\ndata: b\n\nid: 8\ndata: c\n\n')
  expect(desk.answer({ kind: 'lines', from: 0, count: 10 })).toEqual({
    count: 3,
    full: false,
    failure: undefined,
    cut: false,
    lines: [
      { type: 'tick', id: '7', preview: '{"n":1}' },
      { type: 'message', id: undefined, preview: 'a\nb' },
      { type: 'message', id: '8', preview: 'c' }
    ]
  })
  expect(desk.answer({ kind: 'lines', from: 1, count: 1 }).lines).toEqual([
    { type: 'message', id: undefined, preview: 'a\nb' }
  ])
})

it.each([
  ['data: a\n\ndata: b\n', true],
  ['data: a\n\nevent: tick', true],
  ['data: a\n\nda', true],
  ['data: a\n\n: a comment', false],
  ['data: a\n\n', false]
])('tells whether the last event of %j is cut off, once all is read', (text, cut) => {
  const desk = deskOf(text)
  expect(desk.answer({ kind: 'lines', from: 0, count: 1 }).cut).toBe(false)
  const bytes = new Uint8Array()
  expect(desk.answer({ kind: 'feed', bytes, last: true, pause: false })).toMatchObject({ count: 1, cut })
})

it('tells all of one event, its data laid out where that is JSON', () => {
  const desk = deskOf('id: 7\nevent: tick\ndata: {"n":1}\n\ndata: {a}\n\n')
  expect(desk.answer({ kind: 'event', index: 0 }).event).toEqual({
    event: 'tick',
    id: '7',
    data: '{"n":1}',
    pretty: '{\n  "n": 1\n}'
  })
  expect(desk.answer({ kind: 'event', index: 1 }).event).toMatchObject({ data: '{a}', pretty: undefined })
  expect(desk.answer({ kind: 'event', index: 2 }).event).toBeUndefined()
})

it('says why it reads no further', () => {
  const desk = deskOf(`data: 1\n\ndata: ${'x'.repeat(17 * 1024 * 1024)}\n\n`)
  expect(desk.answer({ kind: 'lines', from: 0, count: 1 })).toMatchObject({
    count: 1,
    failure: expect.stringMatching(/16 MiB/)
  })
})
