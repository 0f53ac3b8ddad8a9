import type { ExecuteSettings } from '#shared/model/settings.ts'
import { readCount, readSize, readTime } from '../read-values.ts'
import { readRequestSettings } from '../request/read-request-settings.ts'
import { UsageError } from '../usage-error.ts'
import type { SendValues } from './send-values.ts'

/**
 * How a command line wants its request to be sent. What it does not say is left open.
 * @throws UsageError naming the flag whose value cannot be understood
 */
export function readSettings(values: SendValues): ExecuteSettings {
  const { timeouts, ...settings } = readRequestSettings(values)
  return {
    ...settings,
    timeouts: {
      ...timeouts,
      idleMs: readTime('idle-timeout', values['idle-timeout']),
      totalMs: readTime('timeout', values.timeout)
    },
    retries: readRetries(values),
    decoding: {
      maxBytes: readSize('max-decoded', values['max-decoded']),
      ratio: readRatio(values['max-ratio']),
      maxInflatedBytes: readSize('max-inflated', values['max-inflated']),
      content: values.raw ? false : undefined
    },
    eventStream: { reconnect: values.reconnect }
  }
}

function readRetries(values: SendValues): ExecuteSettings['retries'] {
  if (values['retry-all-methods'] && values.retry === undefined)
    throw new UsageError('--retry-all-methods: it needs --retry')
  return { count: readCount('retry', values.retry), allMethods: values['retry-all-methods'] }
}

function readRatio(text: string | undefined): number | undefined {
  const ratio = readCount('max-ratio', text)
  if (ratio === 0) throw new UsageError('--max-ratio 0: nothing grows to less than itself, write 1 or more')
  return ratio
}
