import type { OptionSpecs } from '../options.ts'
import { FORMATS, TARGETS } from './formats.ts'

export const CONVERT_OPTIONS = {
  to: { short: 't', value: 'FORMAT', choices: TARGETS, help: 'What INPUT is to become' },
  from: {
    short: 'f',
    value: 'FORMAT',
    choices: FORMATS,
    help: 'What INPUT is. Default: seen by what is in it'
  },
  output: {
    short: 'o',
    value: 'PATH',
    help: 'Write to a file, which is replaced when all is there; - is standard output. With --to yaml FOLDER/ makes a collection, in a folder that is not there yet'
  },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs
