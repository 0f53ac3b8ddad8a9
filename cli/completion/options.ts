import type { OptionSpecs } from '../options.ts'

export const COMPLETION_OPTIONS = {
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs
