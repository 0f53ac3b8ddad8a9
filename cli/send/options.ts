import type { OptionSpecs } from '../options.ts'

export const SEND_OPTIONS = {
  request: { short: 'X', value: 'METHOD', help: 'Method; any token. Default GET, or POST with --data' },
  header: {
    short: 'H',
    value: 'NAME: VALUE',
    repeatable: true,
    help: 'Add a header; repeatable. “Name:” alone leaves a default header out'
  },
  data: { short: 'd', value: 'DATA', help: 'Body: text, @FILE, or @- for standard input (streamed)' },
  'connect-timeout': {
    value: 'TIME',
    help: 'Until the connection stands, per attempt: 500ms, 30s. Default 10s'
  },
  timeout: { value: 'TIME', help: 'The whole exchange. Default: no limit' },
  insecure: { help: 'Do not verify the server’s certificate' },
  print: { value: 'WHAT', help: 'body (default), or exchange: the record of hops and phases as JSON' },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs
