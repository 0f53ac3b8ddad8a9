import type { FlowExchange } from '#shared/model/run.ts'
import { runExchange } from './run-exchange.ts'
import type { SentItem } from './send-item.ts'

/** What is told of a request of a run that came to its end. */
export function flowExchange(
  place: Pick<FlowExchange, 'index' | 'iteration' | 'item' | 'startMs'>,
  { exchange, results, problems, message, historyId }: SentItem
): FlowExchange {
  const measured = exchange
    ? runExchange({ ...place, exchange, results })
    : { ...place, totalMs: 0, phases: [], size: 0, cold: false, passed: 0, failed: 0 }
  const failed = !exchange || exchange.error !== undefined || (results?.failed ?? 0) > 0
  return {
    ...measured,
    ...place,
    outcome: failed ? 'failed' : 'passed',
    ...(results && { results }),
    ...(problems && { problems }),
    ...(message !== undefined && { message }),
    ...(historyId !== undefined && { historyId })
  }
}
