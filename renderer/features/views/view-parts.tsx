import type { ComponentType } from 'react'
import type { View, ViewKind } from '../../state/views.ts'

/** What each kind of view shows: a `laterPart`, whose code comes when the first of its kind is opened. */
const PARTS: { readonly [Kind in ViewKind]?: ComponentType<{ view: View<Kind> }> } = {}

export function ViewPart({ view }: { view: View }) {
  switch (view.kind) {
    case 'repeat':
      return PARTS.repeat && <PARTS.repeat view={view} />
    case 'run':
      return PARTS.run && <PARTS.run view={view} />
    case 'compare':
      return PARTS.compare && <PARTS.compare view={view} />
  }
}
