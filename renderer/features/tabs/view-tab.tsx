import { type KeyboardEvent, memo } from 'react'
import { activateView, type View } from '../../state/views.ts'
import { StripTab } from './strip-tab.tsx'
import { ViewMark } from './view-mark.tsx'

interface ViewTabProps {
  view: View
  active: boolean
  onKeyDown: (event: KeyboardEvent, viewId: string) => void
}

/** One view in the strip: what it is, its name, and how far it has come. */
export const ViewTab = memo(function ViewTab({ view, active, onKeyDown }: ViewTabProps) {
  const { id, title, activity } = view
  return (
    <StripTab
      id={id}
      active={active}
      title={title}
      detail={title}
      panelId="view-panel"
      states={activity?.running ? ['running'] : []}
      mark={<ViewMark kind={view.kind} />}
      share={activity?.running ? activity.share : undefined}
      onActivate={activateView}
      onKeyDown={onKeyDown}
    />
  )
})
