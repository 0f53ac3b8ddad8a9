import { useEffect } from 'react'
import { PartBoundary } from '../../components/part-boundary.tsx'
import type { View } from '../../state/views.ts'
import { tabElementId } from '../tabs/strip-tab.tsx'
import { ViewPart } from './view-parts.tsx'

/** The view in front. */
export function ViewPanel({ view }: { view: View }) {
  const { id, title } = view
  useEffect(() => {
    document.title = `${title} – Sonde`
  }, [title])
  return (
    <main className="flex min-h-0 flex-1 bg-surface">
      <div
        role="tabpanel"
        id="view-panel"
        aria-labelledby={tabElementId(id)}
        className="flex min-w-0 flex-1 flex-col"
      >
        <PartBoundary of={id}>
          <ViewPart key={id} view={view} />
        </PartBoundary>
      </div>
    </main>
  )
}
