import { METHODS } from '#shared/http/methods.ts'
import type { OptionSpecs } from '../options.ts'
import { AUTH, CONNECTION, HEADERS, REDIRECTS, WAITS } from '../request/options.ts'

/** What is sent. */
const REQUEST = {
  request: {
    short: 'X',
    value: 'METHOD',
    beginnings: METHODS,
    help: 'Method, sent as it is typed; any token. Default GET, or POST with a body. One before the URL is sent in capitals'
  },
  header: HEADERS.header,
  data: {
    short: 'd',
    value: 'DATA',
    repeatable: true,
    help: 'Body: text, @FILE, @- for standard input. Pipes are streamed, several texts joined with &. Its type is seen by the name of the file, or else by what it holds (one value of JSON, name=value), of a pipe by how it begins'
  },
  json: { value: 'DATA', help: 'As --data, sent and asked for as application/json' },
  form: {
    short: 'F',
    value: 'NAME=PART',
    repeatable: true,
    help: 'Part of a multipart form: text, @FILE, <FILE for the text in it, perhaps in quotes; a FILE may be a pipe or -, which is streamed from 1 MiB on; then ;type= ;filename=. Repeatable'
  },
  urlencode: { value: 'NAME=VALUE', repeatable: true, help: 'Field of a URL-encoded form; repeatable' },
  cookie: HEADERS.cookie
} as const satisfies OptionSpecs

/** What follows an answer, and how long is waited for one. */
const CONDUCT = {
  ...REDIRECTS,
  retry: { value: 'N', help: 'Try again so often after connection errors, 429 and 5xx. Default 0' },
  'retry-all-methods': { help: 'Also when the method is not idempotent' },
  reconnect: { help: 'Open an event stream again when it ends' },
  ...WAITS,
  'idle-timeout': { value: 'TIME', help: 'Between two bytes of the body. Default 30s' },
  timeout: {
    value: 'TIME',
    help: 'The whole exchange, with the wait for what --data brings out of a pipe. Default: no limit'
  },
  'max-decoded': {
    value: 'SIZE',
    help: 'Give up a body that decompresses to more, such as 64MiB. Default 4GiB'
  },
  'max-ratio': {
    value: 'N',
    help: 'Take a body that decompresses to more than N times its size for a bomb. Default 200'
  },
  'max-inflated': {
    value: 'SIZE',
    help: 'Give up a bomb when it decompresses to more. Default 256MiB'
  }
} as const satisfies OptionSpecs

const OUTPUT = {
  output: {
    short: 'o',
    value: 'FILE',
    help: 'Write the body to a file, which is replaced when all is there; - is standard output'
  },
  raw: {
    help: 'The bytes as the server sent them: content codings such as gzip stay, and on a terminal nothing is laid out'
  },
  include: { short: 'i', help: 'Print the status line and the headers before the body' },
  fail: {
    short: 'f',
    help: 'End with 22 when the answer is an error, 400 and above, and print or save nothing of it'
  },
  print: {
    value: 'WHAT',
    choices: ['body', 'exchange', 'har'],
    help: 'What is printed: body (default); exchange: the record of hops and phases as JSON; har: the same as HAR 1.2. Secrets are masked in both'
  },
  timing: {
    help: 'Show the phases of each hop as a waterfall, on standard error: redirects, retries, waits, reused connections'
  },
  verbose: {
    short: 'v',
    help: 'Tell what happens on standard error: hops, addresses tried, connections, TLS and certificates, heads. Secrets are masked'
  },
  'show-secrets': { help: 'Mask nothing in what --verbose tells and --print exchange prints' },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs

export const SEND_OPTIONS = { ...REQUEST, ...AUTH, ...CONNECTION, ...CONDUCT, ...OUTPUT }

/** As `--help` shows them. */
export const SEND_GROUPS: Record<string, OptionSpecs> = {
  Request: REQUEST,
  Authentication: AUTH,
  Connection: CONNECTION,
  'Redirects, retries, time': CONDUCT,
  Output: OUTPUT
}
