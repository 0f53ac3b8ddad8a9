import type { OptionSpecs } from '../options.ts'
import { FORMATS, TARGETS } from './formats.ts'

export const CONVERT_OPTIONS = {
  to: { short: 't', value: 'FORMAT', choices: TARGETS, once: true, help: 'What INPUT is to become' },
  from: {
    short: 'f',
    value: 'FORMAT',
    choices: FORMATS,
    once: true,
    help: 'What INPUT is. Default: seen by what is in it'
  },
  output: {
    short: 'o',
    value: 'FILE',
    once: true,
    help: 'Write to a file, which is replaced when all is there; - is standard output'
  },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs
