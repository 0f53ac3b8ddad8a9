import type { OptionSpecs } from '../options.ts'

export const SERVE_OPTIONS = {
  port: { short: 'p', value: 'PORT', help: 'Port to listen on. Default: any that is free' },
  'allow-host': {
    value: 'NAME',
    repeatable: true,
    help: 'Answer to this name too, besides 127.0.0.1, localhost and [::1]; repeatable'
  },
  allow: {
    value: 'PATH',
    repeatable: true,
    help: 'Let the page open folders and read files at and below PATH without asking; repeatable'
  },
  'no-open': { help: 'Do not open the browser' },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs
