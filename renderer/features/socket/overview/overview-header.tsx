import { ChevronDown, ZoomIn, ZoomOut } from 'lucide-react'
import { IconButton } from '../../../components/icon-button.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { type OverviewView, useOverviewChoices } from './overview-choices.ts'
import type { SessionTime } from './session-time.ts'

const VIEWS = [
  { value: 'messages', label: 'Time' },
  { value: 'pings', label: 'Pings' },
  { value: 'statistics', label: 'Statistics' }
] as const satisfies readonly { value: OverviewView; label: string }[]

const MEASURES = [
  { value: 'bytes', label: 'Bytes' },
  { value: 'messages', label: 'Messages' }
] as const

interface OverviewHeaderProps {
  time: SessionTime
  view: OverviewView
  hasPings: boolean
  /** Whether nobody can be asked how the session goes on. */
  isUnknown: boolean
}

/** Of the overview of a session: which view of it, what is marked and zoomed. */
export function OverviewHeader({ time, view, hasPings, isUnknown }: OverviewHeaderProps) {
  const measure = useOverviewChoices(choices => choices.measure)
  const { range, isZoomed, reset, zoomTo } = time
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 pr-2 pl-1">
      <FoldButton isUnfolded />
      <SegmentedChoice
        label="Overview"
        value={view}
        options={hasPings ? VIEWS : VIEWS.filter(({ value }) => value !== 'pings')}
        onChange={next => useOverviewChoices.setState({ view: next })}
      />
      <div className="flex min-w-0 flex-1 items-center justify-end gap-1">
        <StandsStill isUnknown={isUnknown} />
        {range && view !== 'statistics' && (
          <IconButton
            label="Zoom to the range"
            icon={<ZoomIn />}
            keys={['Z']}
            onClick={() => zoomTo(range)}
          />
        )}
        {isZoomed && view !== 'statistics' && (
          <IconButton label="Whole session" icon={<ZoomOut />} keys={['0']} onClick={reset} />
        )}
        {view === 'messages' && (
          <span className="@max-md:hidden">
            <SegmentedChoice
              label="Height of the bars"
              value={measure}
              options={MEASURES}
              onChange={next => useOverviewChoices.setState({ measure: next })}
            />
          </span>
        )}
      </div>
    </div>
  )
}

/** Says why the time does not go on. What says so is there before: else it would not be read out. */
export function StandsStill({ isUnknown }: { isUnknown: boolean }) {
  return (
    <p
      role="status"
      title={isUnknown ? 'Sonde is not reached: the time stands still until it is.' : undefined}
      className="min-w-0 truncate pr-1 text-2xs text-warn empty:absolute"
    >
      {isUnknown && 'Sonde is gone: time stands still'}
    </p>
  )
}

/** Folds the overview, or unfolds it. */
export function FoldButton({ isUnfolded }: { isUnfolded: boolean }) {
  return (
    <IconButton
      label={isUnfolded ? 'Fold the overview' : 'Unfold the overview'}
      aria-expanded={isUnfolded}
      icon={<ChevronDown className={isUnfolded ? '' : '-rotate-90'} />}
      onClick={() => useOverviewChoices.setState({ unfolded: !isUnfolded })}
      className="size-6 [&_svg]:size-3.5"
    />
  )
}
