import type { OptionSpecs } from '../options.ts'
import { AUTH, CONNECTION, REDIRECTS, WAITS } from '../request/options.ts'
import { SEND_OPTIONS } from '../send/options.ts'

const { request, header, data, json, form, urlencode, cookie } = SEND_OPTIONS

/** What is asked for. */
const REQUEST = {
  request,
  header,
  data,
  json,
  form,
  urlencode,
  cookie,
  'last-event-id': {
    value: 'ID',
    help: 'Go on after this event, as if it had come last: it is sent as Last-Event-ID'
  }
} as const satisfies OptionSpecs

/** Which events are printed, and how. */
const EVENTS = {
  event: {
    value: 'NAME',
    repeatable: true,
    help: 'Print only events of this name; repeatable. Without a name of its own one is a “message”'
  },
  'max-events': { value: 'N', help: 'End after so many printed events' },
  print: {
    value: 'WHAT',
    choices: ['data', 'json'],
    help: 'What is printed: data (default); json: event, id, retry and data of each as a line of JSON'
  },
  raw: { help: 'Print data as it came, with nothing between' },
  null: {
    short: '0',
    help: 'Print a NUL byte in the place of the line end behind each event: for data with line breaks'
  }
} as const satisfies OptionSpecs

/** What follows when a stream ends. */
const CONDUCT = {
  'no-reconnect': { help: 'End with the stream. Otherwise it is opened again until the server answers 204' },
  'max-reconnects': {
    value: 'N',
    help: 'Give up after so many in a row that brought no event. Default 0: never'
  },
  ...REDIRECTS,
  ...WAITS,
  'idle-timeout': {
    value: 'TIME',
    help: 'Take a connection for dead on which nothing came for so long, not even a comment. Default 0: never'
  },
  timeout: { value: 'TIME', help: 'All of it. Default: no limit' }
} as const satisfies OptionSpecs

const OUTPUT = {
  log: {
    value: 'FILE',
    help: 'Write every event and every connection as a line of JSON as it happens, secrets masked. Replaces FILE'
  },
  timing: { help: 'Show the phases of each connection as a waterfall, on standard error' },
  verbose: { short: 'v', help: 'Tell what happens to the connection, with all heads, on standard error' },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs

export const SSE_OPTIONS = { ...REQUEST, ...EVENTS, ...AUTH, ...CONNECTION, ...CONDUCT, ...OUTPUT }

/** As `--help` shows them. */
export const SSE_GROUPS: Record<string, OptionSpecs> = {
  Request: REQUEST,
  Events: EVENTS,
  Authentication: AUTH,
  Connection: CONNECTION,
  'Reconnecting, redirects, time': CONDUCT,
  Output: OUTPUT
}
