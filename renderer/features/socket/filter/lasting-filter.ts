import type { LogFilter } from '#shared/model/socket/log-filter.ts'

/** What a filter says of any session: without the span, which is of the clock of one. */
export function lastingFilter(filter: LogFilter): LogFilter {
  const { fromMs: _, toMs: __, ...show } = filter.show
  return { ...filter, show }
}
