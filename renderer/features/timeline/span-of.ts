import type { Phase } from '#shared/model/exchange.ts'

/** What an element is marked with that is drawn for a span of time, as `data-span`. */
export function spanMark({ startMs, endMs }: Pick<Phase, 'startMs' | 'endMs'>): string {
  return `${startMs} ${endMs}`
}

/** The span of time that an element is drawn for: its own, else that of what it is in. */
export function spanOf(element: Element | null): Pick<Phase, 'startMs' | 'endMs'> | undefined {
  const marked = element?.closest<HTMLElement>('[data-span]')
  const [startMs, endMs] = marked?.dataset.span?.split(' ').map(Number) ?? []
  return startMs === undefined || endMs === undefined ? undefined : { startMs, endMs }
}
