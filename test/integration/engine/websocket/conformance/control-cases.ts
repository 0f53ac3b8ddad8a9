import { CLOSE, closing, frame, PING, PONG, TEXT } from '#test/fixtures/web-socket-frames.ts'
import { type ConformanceCase, faulty } from './case.ts'

const join = (...parts: Uint8Array[]) => Buffer.concat(parts)
const LONGEST = 'x'.repeat(125)

/** RFC 6455 §5.5. */
const frames: ConformanceCase[] = [
  { name: 'a ping without payload', bytes: frame(PING), tells: [['ping', '']] },
  { name: 'a ping with one', bytes: frame(PING, 'hello'), tells: [['ping', 'hello']] },
  { name: 'a ping with the longest there is', bytes: frame(PING, LONGEST), tells: [['ping', LONGEST]] },
  {
    name: 'a ping that is no text',
    bytes: frame(PING, Uint8Array.of(0, 255, 254)),
    tells: [['ping', Uint8Array.of(0, 255, 254)]]
  },
  {
    name: 'ten pings at once',
    bytes: join(...[...Array(10).keys()].map(number => frame(PING, String(number)))),
    tells: [...Array(10).keys()].map(number => ['ping', String(number)])
  },
  { name: 'a pong that nobody asked for', bytes: frame(PONG, 'hello'), tells: [['pong', 'hello']] },
  { name: 'one without payload', bytes: frame(PONG), tells: [['pong', '']] },
  {
    name: 'a pong and then a ping',
    bytes: join(frame(PONG, 'a'), frame(PING, 'b')),
    tells: [
      ['pong', 'a'],
      ['ping', 'b']
    ]
  },
  ...[PING, PONG, CLOSE].flatMap(opcode => [
    faulty(
      `opcode ${opcode} with 126 bytes`,
      frame(opcode, opcode === CLOSE ? closing(1000, 'x'.repeat(124)) : 'x'.repeat(126)),
      1002,
      'websocket-control-size'
    ),
    faulty(
      `opcode ${opcode} with 70,000 bytes`,
      frame(opcode, Buffer.alloc(70_000)),
      1002,
      'websocket-control-size'
    ),
    faulty(
      `opcode ${opcode} in fragments`,
      join(frame(opcode, '', { fin: false }), frame(0, '')),
      1002,
      'websocket-control-fragment'
    )
  ])
]

const VALID_CODES = [
  1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999
]
const INVALID_CODES = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 9999, 65_535]

/** RFC 6455 §5.5.1, §7.4. */
const closes: ConformanceCase[] = [
  ...VALID_CODES.map(code => ({
    name: `a close with ${code}`,
    bytes: frame(CLOSE, closing(code)),
    closes: code
  })),
  ...INVALID_CODES.map(code =>
    faulty(`a close with ${code}`, frame(CLOSE, closing(code)), 1002, 'websocket-close-code')
  ),
  { name: 'a close without code', bytes: frame(CLOSE), closes: null },
  faulty('a close of one byte', frame(CLOSE, 'x'), 1002, 'websocket-close-byte'),
  {
    name: 'a close with the longest reason there is',
    bytes: frame(CLOSE, closing(1001, 'é'.repeat(61))),
    closes: 1001
  },
  {
    name: 'a text after a close',
    bytes: join(frame(CLOSE, closing(1001)), frame(TEXT, 'late')),
    closes: 1001
  },
  {
    name: 'a ping after a close',
    bytes: join(frame(CLOSE, closing(1001)), frame(PING, 'late')),
    closes: 1001
  },
  {
    name: 'a second close',
    bytes: join(frame(CLOSE, closing(1001)), frame(CLOSE, closing(1002))),
    closes: 1001
  },
  {
    name: 'no frame at all after a close',
    bytes: join(frame(CLOSE, closing(1001)), Buffer.alloc(1000, 0xff)),
    closes: 1001
  },
  {
    name: 'a text before a close',
    bytes: join(frame(TEXT, 'hello'), frame(CLOSE, closing(1001, 'away'))),
    tells: [['text', 'hello']],
    closes: 1001
  }
]

export const CONTROL_CASES = [...frames, ...closes]
