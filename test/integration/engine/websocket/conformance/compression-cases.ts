import { constants, deflateRawSync } from 'node:zlib'
import { BINARY, CLOSE, closing, fragments, frame, PING, TEXT } from '#test/fixtures/web-socket-frames.ts'
import { type ConformanceCase, faulty } from './case.ts'

const RSV1 = 4
const PLAIN = 'permessage-deflate'
const join = (...parts: Uint8Array[]) => Buffer.concat(parts)
const LONG = 'What is said again and again is short. '.repeat(100)
const NOISE = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * index * 2_654_435_761) % 251))

/** RFC 7692 §7.2.1: without the last four bytes. @param history what was sent before, where it counts */
function deflate(
  payload: string | Uint8Array,
  more: { windowBits?: number; history?: string; level?: number } = {}
): Buffer {
  const { windowBits = 15, history, level = 6 } = more
  const bytes = deflateRawSync(payload, {
    windowBits,
    level,
    finishFlush: constants.Z_SYNC_FLUSH,
    ...(history !== undefined && { dictionary: Buffer.from(history) })
  })
  return bytes.subarray(0, -4)
}

const compressed = (opcode: number, payload: string | Uint8Array, more = {}) =>
  frame(opcode, deflate(payload, more), { rsv: RSV1 })

/** RFC 7692 §7.2.3. */
const messages: ConformanceCase[] = [
  ...['', 'Hello', LONG, '😀'.repeat(50)].flatMap((value, index): ConformanceCase[] => [
    { name: `text ${index}`, bytes: compressed(TEXT, value), extensions: PLAIN, tells: [['text', value]] },
    {
      name: `text ${index}, stored rather than compressed`,
      bytes: compressed(TEXT, value, { level: 0 }),
      extensions: PLAIN,
      tells: [['text', value]]
    },
    {
      name: `text ${index} that is not compressed`,
      bytes: frame(TEXT, value),
      extensions: PLAIN,
      tells: [['text', value]]
    }
  ]),
  { name: 'noise', bytes: compressed(BINARY, NOISE), extensions: PLAIN, tells: [['binary', NOISE]] },
  {
    name: 'the examples of RFC 7692 §7.2.3.1',
    bytes: join(
      Buffer.from([0xc1, 0x07, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]),
      Buffer.from([0x41, 0x03, 0xf2, 0x48, 0xcd]),
      Buffer.from([0x80, 0x04, 0xc9, 0xc9, 0x07, 0x00])
    ),
    extensions: 'permessage-deflate; server_no_context_takeover',
    tells: [
      ['text', 'Hello'],
      ['text', 'Hello']
    ]
  },
  {
    name: 'the examples of RFC 7692 §7.2.3.2, which refer to the message before',
    bytes: join(
      Buffer.from([0xc1, 0x07, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]),
      Buffer.from([0xc1, 0x05, 0xf2, 0x00, 0x11, 0x00, 0x00])
    ),
    extensions: PLAIN,
    tells: [
      ['text', 'Hello'],
      ['text', 'Hello']
    ]
  },
  {
    name: 'the example of RFC 7692 §7.2.3.3, without compression',
    bytes: Buffer.from([0xc1, 0x0b, 0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00]),
    extensions: PLAIN,
    tells: [['text', 'Hello']]
  },
  {
    name: 'the example of RFC 7692 §7.2.3.4, with a last block',
    bytes: Buffer.from([0xc1, 0x08, 0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00]),
    extensions: PLAIN,
    tells: [['text', 'Hello']]
  },
  {
    name: 'the example of RFC 7692 §7.2.3.5, with two blocks',
    bytes: Buffer.from([
      0xc1, 0x0d, 0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9, 0x07, 0x00
    ]),
    extensions: PLAIN,
    tells: [['text', 'Hello']]
  },
  {
    name: 'an uncompressed message between compressed ones',
    bytes: join(compressed(TEXT, LONG), frame(TEXT, 'plain'), compressed(TEXT, 'again', { history: LONG })),
    extensions: PLAIN,
    tells: [
      ['text', LONG],
      ['text', 'plain'],
      ['text', 'again']
    ]
  },
  {
    name: 'a ping after a compressed message, in its turn',
    bytes: join(compressed(TEXT, LONG), frame(PING, 'p'), frame(TEXT, 'last')),
    extensions: PLAIN,
    tells: [
      ['text', LONG],
      ['ping', 'p'],
      ['text', 'last']
    ]
  },
  {
    name: 'a close right after a compressed message',
    bytes: join(compressed(TEXT, LONG), frame(CLOSE, closing(1001))),
    extensions: PLAIN,
    tells: [['text', LONG]],
    closes: 1001
  },
  {
    name: 'a hundred messages that build upon each other',
    bytes: join(
      ...Array.from({ length: 100 }, (_, n) =>
        compressed(TEXT, `${LONG}${n}`, n ? { history: `${LONG}${n - 1}` } : {})
      )
    ),
    extensions: PLAIN,
    tells: Array.from({ length: 100 }, (_, n) => ['text', `${LONG}${n}`])
  }
]

/** Each message by itself, and windows of all sizes (RFC 7692 §7.1). */
const parameters: ConformanceCase[] = [
  {
    name: 'messages that know nothing of each other',
    bytes: join(compressed(TEXT, LONG), compressed(TEXT, LONG)),
    extensions: 'permessage-deflate; server_no_context_takeover',
    tells: [
      ['text', LONG],
      ['text', LONG]
    ]
  },
  faulty(
    'one that refers to what it may know nothing of',
    join(compressed(TEXT, LONG), compressed(TEXT, LONG, { history: LONG })),
    1007,
    'websocket-deflate',
    { extensions: 'permessage-deflate; server_no_context_takeover', tells: [['text', LONG]] }
  ),
  ...[9, 10, 11, 12, 13, 14, 15].map(
    (windowBits): ConformanceCase => ({
      name: `a window of 2^${windowBits} bytes`,
      bytes: join(compressed(TEXT, LONG, { windowBits }), compressed(BINARY, NOISE, { windowBits })),
      extensions: `permessage-deflate; server_max_window_bits=${windowBits}; server_no_context_takeover`,
      tells: [
        ['text', LONG],
        ['binary', NOISE]
      ]
    })
  )
]

const body = deflate('Hello, compressed world')
/** Compressed first, and then cut (RFC 7692 §7.2.1). */
const cut: ConformanceCase[] = [
  ...[...body.keys()].slice(1).map(
    (at): ConformanceCase => ({
      name: `cut at byte ${at}`,
      bytes: join(...fragments(TEXT, body, [at], RSV1)),
      extensions: PLAIN,
      tells: [['text', 'Hello, compressed world']]
    })
  ),
  {
    name: 'a ping among the fragments',
    bytes: join(
      frame(TEXT, body.subarray(0, 5), { fin: false, rsv: RSV1 }),
      frame(PING, 'p'),
      frame(0, body.subarray(5))
    ),
    extensions: PLAIN,
    tells: [
      ['ping', 'p'],
      ['text', 'Hello, compressed world']
    ]
  },
  {
    name: 'fragments without anything in them',
    bytes: join(...fragments(TEXT, body, [0, body.length, body.length], RSV1)),
    extensions: PLAIN,
    tells: [['text', 'Hello, compressed world']]
  }
]

const faults: ConformanceCase[] = [
  faulty(
    'a continuation that says it is compressed',
    join(
      frame(TEXT, body.subarray(0, 5), { fin: false, rsv: RSV1 }),
      frame(0, body.subarray(5), { rsv: RSV1 })
    ),
    1002,
    'websocket-reserved-bits',
    { extensions: PLAIN }
  ),
  ...[PING, CLOSE].map(opcode =>
    faulty(
      `a control frame (${opcode}) that says it is compressed`,
      frame(opcode, opcode === CLOSE ? closing(1000) : 'p', { rsv: RSV1 }),
      1002,
      'websocket-reserved-bits',
      { extensions: PLAIN }
    )
  ),
  ...[1, 2, 3, 5, 6, 7].map(rsv =>
    faulty(`reserved bits ${rsv}`, frame(TEXT, body, { rsv }), 1002, 'websocket-reserved-bits', {
      extensions: PLAIN
    })
  ),
  faulty('no deflate data', frame(TEXT, Buffer.alloc(20, 0xff), { rsv: RSV1 }), 1007, 'websocket-deflate', {
    extensions: PLAIN
  }),
  faulty(
    'no deflate data after some',
    join(compressed(TEXT, 'Hello'), frame(TEXT, Buffer.alloc(20, 0xff), { rsv: RSV1 })),
    1007,
    'websocket-deflate',
    { extensions: PLAIN, tells: [['text', 'Hello']] }
  ),
  faulty(
    'a text that is no UTF-8 once it is inflated',
    compressed(TEXT, Uint8Array.of(0x61, 0xff, 0x61)),
    1007,
    'websocket-utf8',
    { extensions: PLAIN }
  ),
  faulty('a bomb', compressed(BINARY, Buffer.alloc(8 << 20)), 1009, 'websocket-message', {
    extensions: PLAIN,
    settings: { maxMessageBytes: 1 << 20 }
  }),
  faulty(
    'a bomb in fragments, each of which is small enough',
    join(...fragments(BINARY, deflate(Buffer.alloc(2 << 20)), [500, 1000, 1500], RSV1)),
    1009,
    'websocket-message',
    { extensions: PLAIN, settings: { maxMessageBytes: 1 << 20 } }
  )
]

export const COMPRESSION_CASES = [...messages, ...parameters, ...cut, ...faults]
