import { describe, expect, test } from 'vitest'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import { EventParser } from '#shared/sse/event-parser.ts'

interface Reading {
  events: ServerSentEvent[]
  position: { lastEventId: string | undefined; retryMs: number }
  failure: unknown
}

function readChunks(chunks: Iterable<Uint8Array>, lastEventId?: string): Reading {
  const events: ServerSentEvent[] = []
  const position = { lastEventId, retryMs: 3000 }
  const parser = new EventParser(position, event => events.push(event))
  for (const chunk of chunks) parser.feed(chunk)
  return { events, position, failure: parser.failure }
}

/** Whole, and cut at every byte: what comes out is the same, or the test fails. */
function read(stream: string | Uint8Array, lastEventId?: string): Reading {
  const bytes = typeof stream === 'string' ? new TextEncoder().encode(stream) : stream
  const whole = readChunks([bytes], lastEventId)
  expect(
    readChunks(
      Array.from(bytes, byte => Uint8Array.of(byte)),
      lastEventId
    )
  ).toEqual(whole)
  for (let cut = 1; cut < bytes.length; cut++)
    expect(readChunks([bytes.subarray(0, cut), bytes.subarray(cut)], lastEventId)).toEqual(whole)
  return whole
}

const message = (data: string, more: Partial<ServerSentEvent> = {}) => ({ event: 'message', data, ...more })

describe('an event stream', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r']
  ])('ends its lines with %s', (_, end) => {
    const lines = ['event: add', 'data: one', 'data: two', '', 'data:three', '', '']
    expect(read(lines.join(end)).events).toEqual([
      { event: 'add', data: 'one\ntwo' },
      { event: 'message', data: 'three' }
    ])
  })

  test('may mix the ends of its lines', () => {
    expect(read('data: a\r\rdata: b\n\r\ndata: c\r\n\n').events.map(({ data }) => data)).toEqual([
      'a',
      'b',
      'c'
    ])
  })

  test('gives an event as soon as its last line ends, also when a line feed may follow', () => {
    const events: ServerSentEvent[] = []
    const parser = new EventParser({ lastEventId: undefined, retryMs: 0 }, event => events.push(event))
    parser.feed(new TextEncoder().encode('data: now\r\r'))
    expect(events).toEqual([message('now')])
    parser.feed(new TextEncoder().encode('\ndata: then\r\n\r'))
    expect(events).toEqual([message('now'), message('then')])
  })

  test('may begin with a byte order mark, one', () => {
    expect(read('\ufeffdata: a\n\n').events).toEqual([message('a')])
    expect(read('\ufeff\ufeffdata: a\n\ndata: b\n\n').events).toEqual([message('b')])
  })

  test('is UTF-8, wherever a character is cut', () => {
    expect(read('data: Grüße 😀\n\n').events).toEqual([message('Grüße 😀')])
    const broken = Uint8Array.from([...new TextEncoder().encode('data: '), 0xff, 0x0a, 0x0a])
    expect(read(broken).events).toEqual([message('\ufffd')])
  })

  test('loses the event in which it breaks off', () => {
    expect(read('data: whole\n\ndata: half').events).toEqual([message('whole')])
    expect(read('data: whole\n\ndata: half\n').events).toEqual([message('whole')])
  })

  test('says nothing by comments, unknown fields, and blocks without data', () => {
    expect(read(': ping\n\nfoo: bar\nevent: none\n\n:\ndata\n\n').events).toEqual([message('')])
  })

  test('takes one space after the colon off, and no more', () => {
    expect(read('data:  two\ndata:none\ndata: a:b\n\n').events).toEqual([message(' two\nnone\na:b')])
  })

  test('keeps its last event ID until there is another', () => {
    const { events, position } = read('id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n')
    expect(events).toEqual([message('a', { id: '1' }), message('b', { id: '1' }), message('c', { id: '2' })])
    expect(position.lastEventId).toBe('2')
  })

  test('goes on with the ID of the connection before', () => {
    expect(read('data: a\n\n', '7').events).toEqual([message('a', { id: '7' })])
  })

  test('ignores an ID with NUL, and forgets it with an empty one', () => {
    const { events, position } = read('id: 1\ndata: a\n\nid: x\0y\ndata: b\n\nid\ndata: c\n\n')
    expect(events).toEqual([message('a', { id: '1' }), message('b', { id: '1' }), message('c')])
    expect(position.lastEventId).toBe('')
  })

  test('takes the ID of a block without data', () => {
    const { events, position } = read('id: 1\n\ndata: a\n\nid: 2\nid: x\0\n\n')
    expect(events).toEqual([message('a', { id: '1' })])
    expect(position.lastEventId).toBe('2')
  })

  test('forgets the ID of a block in which it breaks off', () => {
    expect(read('id: 1\ndata: a\n\nid: 2\n').position.lastEventId).toBe('1')
  })

  test('sets the time to wait, in digits only, and tells it with the next event', () => {
    const { events, position } = read('retry: 10\nretry: 1e3\n\nretry: -5\ndata: a\n\ndata: b\n\n')
    expect(events).toEqual([message('a', { retry: 10 }), message('b')])
    expect(position.retryMs).toBe(10)
    expect(read(`retry: ${'9'.repeat(40)}\n\n`).position.retryMs).toBe(2 ** 31 - 1)
  })
})

describe('an event that is too large', () => {
  const MiB = 1024 * 1024
  const chunk = new TextEncoder().encode('x'.repeat(MiB))

  function* endless(prefix: string, line: Uint8Array, count: number) {
    yield new TextEncoder().encode('data: before\n\n')
    yield new TextEncoder().encode(prefix)
    for (let i = 0; i < count; i++) yield line
  }

  test.each([
    ['one line', 'data: ', chunk],
    ['many lines', '', new TextEncoder().encode(`data: ${'x'.repeat(MiB)}\n`)],
    ['no line of an event', '', chunk]
  ])('is given up: %s', (_, prefix, line) => {
    const { events, failure } = readChunks(endless(prefix, line, 20))
    expect(events).toEqual([message('before')])
    expect(failure).toMatchObject({ code: 'BODY_LIMIT', reason: 'event', facts: { limit: '16 MiB' } })
  })

  test('but not as long as it can be held', () => {
    const { events, failure } = readChunks([
      ...endless('data: ', chunk, 15),
      new TextEncoder().encode('\n\n')
    ])
    expect(failure).toBeUndefined()
    expect(events.map(({ data }) => data.length)).toEqual(['before'.length, 15 * MiB])
  })
})
