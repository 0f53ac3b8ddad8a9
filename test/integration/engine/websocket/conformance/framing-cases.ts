import { BINARY, CLOSE, fragments, frame, PING, PONG, TEXT } from '#test/fixtures/web-socket-frames.ts'
import { type ConformanceCase, faulty } from './case.ts'

const SIZES = [0, 1, 2, 125, 126, 127, 128, 65_535, 65_536, 65_537, 200_000]
const MASK = Uint8Array.of(1, 2, 3, 4)
const join = (...parts: Uint8Array[]) => Buffer.concat(parts)

/** Lengths of frames (RFC 6455 §5.2). */
const lengths: ConformanceCase[] = SIZES.flatMap((size): ConformanceCase[] => [
  {
    name: `a text of ${size} bytes`,
    bytes: frame(TEXT, 'a'.repeat(size)),
    tells: [['text', 'a'.repeat(size)]]
  },
  {
    name: `a binary message of ${size} bytes`,
    bytes: frame(BINARY, Buffer.alloc(size, 0xfe)),
    tells: [['binary', Buffer.alloc(size, 0xfe)]]
  }
])

const oddLengths: ConformanceCase[] = [
  {
    name: 'a short length in two bytes',
    bytes: frame(TEXT, 'hello', { lengthBytes: 2 }),
    tells: [['text', 'hello']]
  },
  {
    name: 'a short length in eight bytes',
    bytes: frame(TEXT, 'hello', { lengthBytes: 8 }),
    tells: [['text', 'hello']]
  },
  faulty(
    'a length of 2^63',
    frame(BINARY, '', { length: 2n ** 63n, lengthBytes: 8 }),
    1009,
    'websocket-message'
  ),
  faulty(
    'a length of 2^53',
    frame(BINARY, '', { length: 2n ** 53n, lengthBytes: 8 }),
    1009,
    'websocket-message'
  ),
  faulty(
    'a length of 65 MiB where 64 are taken',
    frame(BINARY, '', { length: 65n << 20n }),
    1009,
    'websocket-message'
  )
]

const limits: ConformanceCase[] = [
  {
    name: 'a message as large as may be',
    bytes: frame(TEXT, 'a'.repeat(1000)),
    settings: { maxMessageBytes: 1000 },
    tells: [['text', 'a'.repeat(1000)]]
  },
  faulty('one byte more', frame(TEXT, 'a'.repeat(1001)), 1009, 'websocket-message', {
    settings: { maxMessageBytes: 1000 }
  }),
  faulty(
    'one byte more, over fragments',
    join(...fragments(TEXT, 'a'.repeat(1001), [500, 1000])),
    1009,
    'websocket-message',
    { settings: { maxMessageBytes: 1000 } }
  ),
  {
    name: 'several messages that are more together',
    bytes: join(frame(TEXT, 'a'.repeat(800)), frame(TEXT, 'b'.repeat(800))),
    settings: { maxMessageBytes: 1000 },
    tells: [
      ['text', 'a'.repeat(800)],
      ['text', 'b'.repeat(800)]
    ]
  },
  {
    name: 'a message without a limit',
    bytes: frame(TEXT, 'a'.repeat(1001)),
    settings: { maxMessageBytes: 0 },
    tells: [['text', 'a'.repeat(1001)]]
  },
  faulty(
    'more fragments than are put together',
    join(frame(TEXT, '', { fin: false }), Buffer.alloc(2 * 128 * 1024, frame(0, '', { fin: false }))),
    1008,
    'websocket-fragments'
  )
]

/** Fragments, and what may stand between them (RFC 6455 §5.4). */
const fragmented: ConformanceCase[] = [
  ...[1, 2, 3, 4].map(
    (cut): ConformanceCase => ({
      name: `a text cut at byte ${cut}`,
      bytes: join(...fragments(TEXT, 'hello', [cut])),
      tells: [['text', 'hello']]
    })
  ),
  {
    name: 'a text in frames of one byte each',
    bytes: join(...fragments(TEXT, 'hello', [1, 2, 3, 4])),
    tells: [['text', 'hello']]
  },
  {
    name: 'a binary message in three',
    bytes: join(...fragments(BINARY, Uint8Array.of(1, 2, 3), [1, 2])),
    tells: [['binary', Uint8Array.of(1, 2, 3)]]
  },
  {
    name: 'fragments without anything in them',
    bytes: join(...fragments(TEXT, '', [0, 0])),
    tells: [['text', '']]
  },
  {
    name: 'all of a text in the last',
    bytes: join(...fragments(TEXT, 'hello', [0, 0])),
    tells: [['text', 'hello']]
  },
  {
    name: 'all of a text in the first',
    bytes: join(...fragments(TEXT, 'hello', [5])),
    tells: [['text', 'hello']]
  },
  {
    name: 'a ping between fragments',
    bytes: join(frame(TEXT, 'he', { fin: false }), frame(PING, 'p'), frame(0, 'llo')),
    tells: [
      ['ping', 'p'],
      ['text', 'hello']
    ]
  },
  {
    name: 'a pong between fragments',
    bytes: join(frame(TEXT, 'he', { fin: false }), frame(PONG, 'p'), frame(0, 'llo')),
    tells: [
      ['pong', 'p'],
      ['text', 'hello']
    ]
  },
  {
    name: 'pings between all fragments, and another message',
    bytes: join(
      frame(PING, '1'),
      frame(TEXT, 'a', { fin: false }),
      frame(PING, '2'),
      frame(0, 'b', { fin: false }),
      frame(PING, ''),
      frame(0, 'c'),
      frame(BINARY, 'd')
    ),
    tells: [
      ['ping', '1'],
      ['ping', '2'],
      ['ping', ''],
      ['text', 'abc'],
      ['binary', 'd']
    ]
  },
  {
    name: 'a close between fragments',
    bytes: join(frame(TEXT, 'he', { fin: false }), frame(CLOSE, Buffer.from([0x03, 0xe9])), frame(0, 'llo')),
    closes: 1001
  },
  faulty('a continuation of nothing', frame(0, 'a'), 1002, 'websocket-continuation'),
  faulty('one that is to go on', frame(0, 'a', { fin: false }), 1002, 'websocket-continuation'),
  faulty('one without anything in it', frame(0, ''), 1002, 'websocket-continuation'),
  faulty(
    'a continuation after the end',
    join(...fragments(TEXT, 'hello', [2]), frame(0, 'a')),
    1002,
    'websocket-continuation',
    { tells: [['text', 'hello']] }
  ),
  ...[TEXT, BINARY].flatMap(opcode =>
    [true, false].map(fin =>
      faulty(
        `a message (${opcode}) among fragments, ${fin ? 'whole' : 'a beginning'}`,
        join(frame(TEXT, 'he', { fin: false }), frame(opcode, 'x', { fin }), frame(0, 'llo')),
        1002,
        'websocket-interrupted'
      )
    )
  )
]

/** RSV1 to RSV3 mean nothing here (RFC 6455 §5.2). */
const reserved: ConformanceCase[] = [1, 2, 3, 4, 5, 6, 7].flatMap(rsv =>
  [TEXT, BINARY, PING, PONG, CLOSE].map(opcode =>
    faulty(
      `reserved bits ${rsv} with opcode ${opcode}`,
      join(frame(TEXT, 'first'), frame(opcode, opcode === CLOSE ? Buffer.from([3, 232]) : 'a', { rsv })),
      1002,
      'websocket-reserved-bits',
      { tells: [['text', 'first']] }
    )
  )
)

/** RFC 6455 §5.2. */
const opcodes: ConformanceCase[] = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap(opcode => [
  faulty(`opcode ${opcode}`, frame(opcode, ''), 1002, 'websocket-opcode'),
  faulty(
    `opcode ${opcode} after a text`,
    join(frame(TEXT, 'first'), frame(opcode, 'a')),
    1002,
    'websocket-opcode',
    { tells: [['text', 'first']] }
  )
])

/** A client takes none (RFC 6455 §5.1). */
const masked: ConformanceCase[] = [TEXT, BINARY, PING, PONG, CLOSE].map(opcode =>
  faulty(
    `a masked frame with opcode ${opcode}`,
    frame(opcode, opcode === CLOSE ? Buffer.from([3, 232]) : 'a', { mask: MASK }),
    1002,
    'websocket-masked'
  )
)

export const FRAMING_CASES = [
  ...lengths,
  ...oddLengths,
  ...limits,
  ...fragmented,
  ...reserved,
  ...opcodes,
  ...masked
]
