import { useEffect } from 'react'
import { focusLandmark } from './commands/focus-landmark.ts'
import { RequestView } from './features/request/request-view.tsx'
import { ViewPanel } from './features/views/view-panel.tsx'
import { useViews } from './state/views.ts'

/** What the strip has in front: a request, or a view. */
export function FrontPart() {
  const view = useViews(({ views, frontId }) => views.find(({ id }) => id === frontId))
  // The app begins where a request does.
  useEffect(() => focusLandmark('url'), [])
  return view ? <ViewPanel view={view} /> : <RequestView />
}
