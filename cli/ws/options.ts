import type { OptionSpecs } from '../options.ts'
import { AUTH, CONNECTION, HEADERS, REDIRECTS, WAITS } from '../request/options.ts'

/** What is asked for. */
const HANDSHAKE = {
  subprotocol: {
    value: 'NAME',
    repeatable: true,
    help: 'Offer a subprotocol; repeatable, the best one first'
  },
  ...HEADERS,
  'no-compression': { help: 'Do not offer permessage-deflate' }
} as const satisfies OptionSpecs

/** How messages are read and printed. */
const MESSAGES = {
  binary: { help: 'Lines of standard input are base64, each sent as a binary message' },
  raw: {
    help: 'Print messages as they came, with nothing between them; binary ones as bytes, not as base64'
  },
  null: {
    short: '0',
    help: 'Messages end with a NUL byte in the place of a line end, in and out: for texts with line breaks'
  },
  'max-message': {
    value: 'SIZE',
    help: 'The largest message that is taken, such as 512KiB. Default 64MiB; more, or 0 for any, goes with --raw'
  }
} as const satisfies OptionSpecs

/** How long the connection is held, and what follows when it is gone. */
const CONDUCT = {
  reconnect: {
    help: 'Connect again when the connection is lost, or closed with 1001, 1012 or 1013: after at most 500ms, then 1s, … 5s'
  },
  'max-reconnects': { value: 'N', help: 'Give up after so many in a row. Default 0: never' },
  'ping-interval': {
    value: 'TIME',
    help: 'Ping the server so often, and take 10s of silence for a dead connection. Default 0: never'
  },
  wait: {
    value: 'TIME',
    help: 'Stay so long for answers after the end of standard input, or “forever”. Default 1s, on a terminal 0'
  },
  ...REDIRECTS,
  ...WAITS,
  timeout: { value: 'TIME', help: 'The whole session. Default: no limit' }
} as const satisfies OptionSpecs

const OUTPUT = {
  log: {
    value: 'FILE',
    help: 'Write every message, ping, close and connection as a line of JSON as it happens, secrets masked. Replaces FILE'
  },
  timing: { help: 'Show the phases of each handshake as a waterfall, on standard error' },
  verbose: { short: 'v', help: 'Tell what happens to the connection, on standard error' },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs

export const WS_OPTIONS = { ...HANDSHAKE, ...MESSAGES, ...AUTH, ...CONNECTION, ...CONDUCT, ...OUTPUT }

/** As `--help` shows them. */
export const WS_GROUPS: Record<string, OptionSpecs> = {
  Handshake: HANDSHAKE,
  Messages: MESSAGES,
  Authentication: AUTH,
  Connection: CONNECTION,
  'Reconnecting, redirects, time': CONDUCT,
  Output: OUTPUT
}
