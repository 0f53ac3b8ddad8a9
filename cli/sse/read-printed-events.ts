import { readCount } from '../read-values.ts'
import { UsageError } from '../usage-error.ts'
import type { EventPrinterOptions } from './event-printer.ts'
import type { SseValues } from './sse-values.ts'

/** Which events are printed, and how. */
export interface PrintedEvents extends Omit<EventPrinterOptions, 'signal'> {
  /** Their names; undefined is all. */
  names: ReadonlySet<string> | undefined
  /** So many. */
  max: number
}

/** @throws UsageError naming the flag whose value cannot be understood */
export function readPrintedEvents(values: SseValues): PrintedEvents {
  const { event, 'max-events': count, raw = false, null: isNull = false } = values
  const max = readCount('max-events', count) ?? Number.POSITIVE_INFINITY
  if (max === 0) throw new UsageError('--max-events 0: write 1 or more')
  if (raw && isNull) throw new UsageError('--raw and --null: only one of them')
  return {
    names: event && new Set(event),
    max,
    format: readFormat(values.print, raw),
    separator: isNull ? '\0' : '\n'
  }
}

function readFormat(print = 'data', raw: boolean): EventPrinterOptions['format'] {
  if (print !== 'data' && print !== 'json') throw new UsageError(`--print ${print}: it prints data or json`)
  if (raw && print === 'json') throw new UsageError('--raw and --print json: only one of them')
  return raw ? 'raw' : print
}
