import type { FlowExchange } from '#shared/model/run.ts'
import { mapStrings } from '#shared/redaction/map-strings.ts'
import type { Redactor } from '#shared/redaction/redact-text.ts'

/** What is told of a request, with all texts of it that came from outside put through `redact`. */
export function maskedExchange(exchange: FlowExchange, redact: Redactor): FlowExchange {
  const { message, problems, results, asked } = exchange
  const told = {
    ...(message !== undefined && { message }),
    ...(problems && { problems }),
    ...(results && { results }),
    ...(asked && { asked })
  }
  const isKept = (key: string) => key === 'field' || key === 'kind' || key === 'outcome'
  return { ...exchange, ...mapStrings(told, redact, isKept) }
}
