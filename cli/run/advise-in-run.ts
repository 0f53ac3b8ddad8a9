import { formatDuration } from '#shared/format/duration.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import { readTime } from '../read-values.ts'
import { advise, flagOf } from '../request/advise.ts'
import { RUN_OPTIONS } from './options.ts'
import type { RunValues } from './run-values.ts'

/**
 * What to do about an error of a request of a collection: flags where they are what did it, or could help, and else
 * its own settings. A time on the command line only shortens what those say.
 */
export function adviseInRun(error: ClientError, values: RunValues): string {
  const flag = flagOf(error)?.slice(2)
  if (flag === undefined) return advise(error)
  const isKnown = Object.hasOwn(RUN_OPTIONS, flag)
  return isKnown && (error.code !== 'TIMEOUT' || ranOut(error, flag, values)) ? advise(error) : error.hint
}

function ranOut({ facts }: ClientError, flag: string, values: RunValues): boolean {
  const given = Object.entries(values).find(([name]) => name === flag)?.[1]
  const limitMs = typeof given === 'string' ? readTime(flag, given) : undefined
  return limitMs !== undefined && formatDuration(limitMs) === facts.limit
}
