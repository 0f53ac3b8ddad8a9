import type { FlowExchange, RunExchange } from '#shared/model/run.ts'
import { lastAsked } from './last-asked.ts'
import { runExchange } from './run-exchange.ts'
import type { SentItem } from './send-item.ts'

/** What is told of a request of a run that came to its end. */
export function flowExchange(
  place: Pick<FlowExchange, 'index' | 'iteration' | 'item' | 'startMs'>,
  { exchange, results, problems, message, historyId, secrets = [] }: SentItem
): FlowExchange {
  const failed = !exchange || exchange.error !== undefined || (results?.failed ?? 0) > 0
  const told: FlowExchange = Object.assign(
    exchange ? runExchange({ ...place, exchange, results }) : nothingMeasured(place),
    {
      iteration: place.iteration,
      item: place.item,
      outcome: failed ? ('failed' as const) : ('passed' as const)
    }
  )
  const asked = failed && exchange ? lastAsked(exchange, secrets) : undefined
  if (asked) told.asked = asked
  if (results) told.results = results
  if (problems) told.problems = problems
  if (message !== undefined) told.message = message
  if (historyId !== undefined) told.historyId = historyId
  return told
}

function nothingMeasured({ index, startMs }: Pick<FlowExchange, 'index' | 'startMs'>): RunExchange {
  return { index, startMs, totalMs: 0, phases: [], size: 0, cold: false, passed: 0, failed: 0 }
}
