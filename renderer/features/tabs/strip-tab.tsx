import { X } from 'lucide-react'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { classNames } from '../../components/class-names.ts'
import { askToClose } from '../../state/closing.ts'

/** What is told of a tab by a dot, and by a word for who does not see it. */
export type TabState = 'running' | 'unsaved' | 'changed'

const WORDS: Readonly<Record<TabState, string>> = {
  running: 'running',
  unsaved: 'unsaved',
  changed: 'changed since it was sent'
}

const DOTS: Readonly<Record<TabState, string>> = {
  running: 'animate-pulse bg-accent',
  unsaved: 'bg-ink',
  changed: 'bg-faint'
}

interface StripTabProps {
  id: string
  active: boolean
  title: string
  /** What hovering tells. */
  detail: string | undefined
  /** The panel that it shows while it is in front. */
  panelId: string
  /** In order; the first has the dot. */
  states: readonly TabState[]
  mark: ReactNode
  /** It may be replaced by the next that is looked at. */
  passing?: boolean
  /** How far what runs in it has come, from 0 to 1. */
  share?: number | undefined
  onActivate: (id: string) => void
  onDoubleClick?: (id: string) => void
  onKeyDown: (event: KeyboardEvent, id: string) => void
}

export const tabElementId = (id: string) => `tab-${id}`

/** One tab of the strip, with its button to close it. */
export function StripTab({ id, active, title, detail, states, ...props }: StripTabProps) {
  const [state] = states
  const middleCloses = {
    onMouseDown: (event: MouseEvent) => {
      // The middle button would start scrolling.
      if (event.button === 1) event.preventDefault()
    },
    onAuxClick: (event: MouseEvent) => {
      if (event.button === 1) askToClose(id)
    }
  }
  return (
    <div
      className={classNames(
        'group relative flex w-42 shrink-0 scroll-mx-8 items-center border-line border-r pr-1.5 transition-colors duration-100',
        active
          ? 'bg-surface before:absolute before:inset-x-0 before:top-0 before:h-0.5 before:bg-accent'
          : 'border-b text-muted hover:bg-hover'
      )}
    >
      <button
        type="button"
        role="tab"
        id={tabElementId(id)}
        aria-selected={active}
        aria-controls={active ? props.panelId : undefined}
        tabIndex={active ? 0 : -1}
        title={detail}
        onClick={() => props.onActivate(id)}
        onDoubleClick={() => props.onDoubleClick?.(id)}
        onKeyDown={event => props.onKeyDown(event, id)}
        {...middleCloses}
        className="flex h-full min-w-0 flex-1 items-center gap-2 pl-3 text-left text-sm -outline-offset-2"
      >
        {props.mark}
        <span className={classNames('truncate', active && 'text-ink', props.passing && 'italic')}>
          {title}
        </span>
        {states.map(each => (
          <span key={each} className="sr-only">
            {WORDS[each]}
          </span>
        ))}
      </button>
      <div className="relative ml-1 size-5 shrink-0">
        {state && (
          <span
            aria-hidden="true"
            className={classNames(
              'pointer-events-none absolute inset-0 m-auto size-1.5 rounded-full group-hover:opacity-0 group-has-focus-visible:opacity-0',
              DOTS[state]
            )}
          />
        )}
        <button
          type="button"
          aria-label={`Close ${title}`}
          tabIndex={-1}
          onClick={() => askToClose(id)}
          {...middleCloses}
          className={classNames(
            'flex size-5 items-center justify-center rounded text-muted hover:bg-line hover:text-ink group-hover:opacity-100 group-has-focus-visible:opacity-100',
            (state || !active) && 'opacity-0'
          )}
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      </div>
      {props.share !== undefined && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute bottom-0 left-0 h-0.5 bg-accent"
          style={{ width: `${props.share * 100}%` }}
        />
      )}
    </div>
  )
}
