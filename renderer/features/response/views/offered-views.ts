import type { BodyFacts, BodyView } from './body-view.ts'

/** The views of a body that are offered: what suits it best first, otherwise in the order of the list. */
export function offeredViews<View extends Pick<BodyView, 'suits'>>(
  views: readonly View[],
  facts: BodyFacts
): View[] {
  const best: View[] = []
  const others: View[] = []
  for (const view of views) {
    const suits = view.suits(facts)
    if (suits > 0) (suits === 2 ? best : others).push(view)
  }
  return [...best, ...others]
}
