import { expect, it } from 'vitest'
import { describeEnd } from '#renderer/features/response/views/parts/describe-end.ts'
import { PartsDesk } from '#renderer/features/response/views/parts/parts-desk.ts'

const feed = (desk: PartsDesk, text: string, last: boolean) =>
  desk.answer({ kind: 'feed', bytes: new TextEncoder().encode(text), last, pause: last })

it('tells the parts that are known by then, and the end when it has come', () => {
  const desk = new PartsDesk()
  desk.answer({ kind: 'open', boundary: 'b' })
  expect(feed(desk, '--b\r\n\r\none\r\n--b\r\n\r\ntw', false)).toMatchObject({
    parts: [{ offset: 7, length: 3 }]
  })
  expect(feed(desk, 'o\r\n--b--', true)).toEqual({
    parts: [
      { headers: [], offset: 7, length: 3 },
      { headers: [], offset: 19, length: 3 }
    ],
    end: { preamble: 0, epilogue: 0, closed: true }
  })
})

it('lists no more parts than anybody reads', () => {
  const desk = new PartsDesk()
  desk.answer({ kind: 'open', boundary: 'b' })
  expect(feed(desk, '--b\r\n\r\n\r\n'.repeat(10_100), true).parts).toHaveLength(10_000)
})

it.each([
  [{ preamble: 0, epilogue: 2, closed: true }, ''],
  [{ preamble: 9, epilogue: 0, closed: true }, '9 B stand before the first part.'],
  [
    { preamble: 0, epilogue: 2048, closed: false },
    'The last boundary did not come: the last part may be cut off. 2.0 KiB stand behind the last part.'
  ]
])('says of %j: %s', (end, words) => expect(describeEnd(end)).toBe(words))
