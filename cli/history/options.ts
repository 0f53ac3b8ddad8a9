import type { OptionSpecs, OptionValues } from '../options.ts'

export const HISTORY_OPTIONS = {
  text: { value: 'WORDS', help: 'Only where every word occurs, in URL, headers or body' },
  method: { short: 'X', value: 'METHOD', help: 'Only of this method' },
  status: {
    value: 'STATUS',
    help: 'Only answered so: 404, 5xx, or error for what got no answer'
  },
  limit: { short: 'n', value: 'N', help: 'So many at most. Default 20' },
  json: { help: 'A line of JSON for each in the place of columns' },
  print: {
    value: 'WHAT',
    choices: ['body', 'exchange', 'har', 'ndjson'],
    help: 'With show: body (default), exchange: hops and phases as JSON; har; ndjson: the messages of a session (default for those)'
  },
  help: { short: 'h', help: 'Show this help' }
} as const satisfies OptionSpecs

export type HistoryValues = OptionValues<typeof HISTORY_OPTIONS>
