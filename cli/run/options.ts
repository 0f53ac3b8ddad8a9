import type { OptionSpecs } from '../options.ts'
import { CONNECTION, WAITS } from '../request/options.ts'

/** Which requests, how often, and with what. */
const RUN = {
  env: {
    short: 'e',
    value: 'ENVIRONMENT',
    help: 'Environment of the collection, as its file is called'
  },
  var: {
    value: 'NAME[=VALUE]',
    repeatable: true,
    help: 'Set a variable; repeatable. Without a value it is that of the process environment, and secret'
  },
  iterations: {
    short: 'n',
    value: 'N',
    help: 'Run everything so often. Default 1, or once for each row of --data'
  },
  data: {
    short: 'd',
    value: 'FILE',
    help: 'Rows of variables, one for each iteration: CSV or a JSON array; - is standard input'
  },
  parallel: {
    value: 'N',
    help: 'So many iterations side by side. Each has its own variables, cookies and tokens. Default 1'
  },
  delay: {
    value: 'TIME',
    help: 'Wait between two requests: 500ms, 2s. Of iterations side by side each waits by itself'
  },
  tags: { value: 'A,B', repeatable: true, help: 'Only requests that have one of these tags; repeatable' },
  'exclude-tags': {
    value: 'A,B',
    repeatable: true,
    help: 'No requests that have one of these tags; repeatable'
  },
  bail: { help: 'End with the first request that fails' }
} as const satisfies OptionSpecs

/** What a collection, which may come from anywhere, can have of this machine. */
const ALLOWED = {
  allow: {
    value: 'PATH',
    repeatable: true,
    help: 'Let the collection use files and sockets at and below PATH, outside its folder; repeatable'
  },
  'allow-env': {
    value: 'NAME',
    repeatable: true,
    help: 'Let the collection read {{process.env.NAME}}; repeatable'
  }
} as const satisfies OptionSpecs

const { 'unix-socket': _, 'server-name': __, pin: ___, ...WAY } = CONNECTION

const TIME = {
  'connect-timeout': WAITS['connect-timeout'],
  'request-timeout': WAITS['request-timeout'],
  timeout: { value: 'TIME', help: 'Each request as a whole. Default: what its settings say' }
} as const satisfies OptionSpecs

const OUTPUT = {
  reporter: {
    short: 'r',
    value: 'NAME[=FILE]',
    beginnings: ['cli', 'json', 'junit', 'html'],
    repeatable: true,
    help: 'cli (default), json, junit or html; with =FILE into a file, which is replaced when all is there; - is standard output. Repeatable'
  },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs

export const RUN_OPTIONS = { ...RUN, ...ALLOWED, ...WAY, ...TIME, ...OUTPUT }

/** As `--help` shows them. */
export const RUN_GROUPS: Record<string, OptionSpecs> = {
  Run: RUN,
  'Of this machine': ALLOWED,
  Connection: WAY,
  Time: TIME,
  Output: OUTPUT
}
