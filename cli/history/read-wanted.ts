import { readCount } from '../read-values.ts'
import { UsageError } from '../usage-error.ts'
import type { Wanted } from './list-entries.ts'
import type { HistoryValues } from './options.ts'

const DEFAULT_LIMIT = 20

/** @throws UsageError naming the flag that says nothing */
export function readWanted({ text, method, status, limit }: HistoryValues): Wanted {
  return {
    limit: readCount('limit', limit) ?? DEFAULT_LIMIT,
    ...(text !== undefined && { text }),
    ...(method !== undefined && { method: method.toUpperCase() }),
    ...(status !== undefined && { isStatus: readStatus(status) })
  }
}

function readStatus(text: string): NonNullable<Wanted['isStatus']> {
  if (text === 'error') return status => status === undefined
  if (!/^[1-5](?:\d\d|xx)$/i.test(text))
    throw new UsageError(`--status ${text}: write a status such as 404, a class such as 5xx, or error`)
  const [first, isClass] = [Number(text[0]), /x/i.test(text)]
  return status => (isClass ? Math.floor((status ?? 0) / 100) === first : status === Number(text))
}
