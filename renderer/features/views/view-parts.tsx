import type { ComponentType } from 'react'
import { laterPart } from '../../components/later-part.tsx'
import type { View, ViewKind } from '../../state/views.ts'

/** What each kind of view shows: a `laterPart`, whose code comes when the first of its kind is opened. */
const PARTS: { readonly [Kind in ViewKind]: ComponentType<{ view: View<Kind> }> } = {
  repeat: laterPart(async () => (await import('../repeat/repeat-view.tsx')).RepeatView),
  run: laterPart(async () => (await import('../folder-run/run-view.tsx')).RunView),
  compare: laterPart(async () => (await import('../compare/comparison-view.tsx')).ComparisonView)
}

export function ViewPart({ view }: { view: View }) {
  switch (view.kind) {
    case 'repeat':
      return <PARTS.repeat view={view} />
    case 'run':
      return <PARTS.run view={view} />
    case 'compare':
      return <PARTS.compare view={view} />
  }
}
