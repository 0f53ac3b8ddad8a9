import { expect, it } from 'vitest'
import { describeEnd } from '#renderer/features/response/views/parts/describe-end.ts'
import { PartsDesk } from '#renderer/features/response/views/parts/parts-desk.ts'

const feed = (desk: PartsDesk, text: string, last: boolean) =>
  desk.answer({ kind: 'feed', bytes: new TextEncoder().encode(text), last, pause: last })

function open(): PartsDesk {
  const desk = new PartsDesk()
  desk.answer({ kind: 'open', boundary: 'b' })
  return desk
}

it('tells how many parts are known by then, and the end when it has come', () => {
  const desk = open()
  expect(feed(desk, '--b\r\n\r\none\r\n--b\r\n\r\ntw', false)).toEqual({ count: 1, end: undefined })
  const end = { preamble: 0, epilogue: 0, closed: true }
  expect(feed(desk, 'o\r\n--b--', true)).toEqual({ count: 2, end })
  expect(desk.answer({ kind: 'lines', from: 1, count: 9 })).toMatchObject({ count: 2, end })
})

it('tells what stands of parts in the list, and all of one', () => {
  const desk = open()
  const head =
    'Content-Disposition: form-data; name=a; filename=b.txt\r\nContent-Type: text/plain; charset=UTF-8'
  feed(desk, `--b\r\n\r\none\r\n--b\r\n${head}\r\n\r\ntwo!\r\n--b--`, true)
  expect(desk.answer({ kind: 'lines', from: 1, count: 1 }).lines).toEqual([
    { name: 'a', filename: 'b.txt', contentType: 'text/plain', range: undefined, length: 4 }
  ])
  expect(desk.answer({ kind: 'part', index: 1 }).part).toMatchObject({
    headers: [
      ['Content-Disposition', expect.anything()],
      ['Content-Type', expect.anything()]
    ],
    facts: { charset: 'utf-8' },
    length: 4,
    more: 0,
    headless: false
  })
  expect(desk.answer({ kind: 'part', index: 2 }).part).toBeUndefined()
})

it('lists no more parts than anybody reads', () => {
  expect(feed(open(), '--b\r\n\r\n\r\n'.repeat(10_100), true).count).toBe(10_000)
})

it('answers a feed with as little for many parts as for few', () => {
  const part = `--b\r\nX-Long: ${'x'.repeat(60_000)}\r\n\r\n\r\n`
  const desk = open()
  const answers = Array.from({ length: 20 }, () => feed(desk, part.repeat(20), false))
  expect(answers.map(answer => JSON.stringify(answer).length)).toEqual(
    answers.map(() => expect.toSatisfy(n => n < 100))
  )
})

it('keeps only so many headers of all parts together, and says of the others that they are left out', () => {
  const desk = open()
  const part = `--b\r\nX-Long: ${'x'.repeat(60_000)}\r\n\r\n\r\n`
  feed(desk, part.repeat(400), true)
  const parts = Array.from({ length: 400 }, (_, index) => desk.answer({ kind: 'part', index }).part)
  const kept = parts.reduce((sum, part) => sum + (part?.headers[0]?.[1].length ?? 0), 0)
  expect(kept).toBeGreaterThan(10 * 1024 * 1024)
  expect(kept).toBeLessThan(17 * 1024 * 1024)
  expect(parts[0]).toMatchObject({ headless: false })
  expect(parts[399]).toMatchObject({ headers: [], headless: true, length: 2 })
})

it('hands out only so many headers of one part, and so much of its name', () => {
  const desk = open()
  const name = `Content-Disposition: form-data; name=${'n'.repeat(5000)}\r\n`
  feed(desk, `--b\r\n${name}${'A: 1\r\n'.repeat(600)}\r\n--b--`, true)
  expect(desk.answer({ kind: 'part', index: 0 }).part).toMatchObject({ more: 101, headers: { length: 500 } })
  expect(desk.answer({ kind: 'lines', from: 0, count: 1 }).lines?.[0]?.name).toHaveLength(300)
})

it.each([
  [{ preamble: 0, epilogue: 2, closed: true }, ''],
  [{ preamble: 9, epilogue: 0, closed: true }, '9 B stand before the first part.'],
  [
    { preamble: 0, epilogue: 2048, closed: false },
    'The last boundary did not come: the last part may be cut off. 2.0 KiB stand behind the last part.'
  ]
])('says of %j: %s', (end, words) => expect(describeEnd(end)).toBe(words))
