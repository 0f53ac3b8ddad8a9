import { visibleText } from '#shared/format/visible-text.ts'
import { CopyButton } from '../../copy-button.tsx'
import { useTextDisplay } from '../../text-display.ts'
import { HeldTextView } from '../text/held-text-view.tsx'
import type { EventDetail } from './events-desk.ts'

/** All of one event. Its data is laid out where it is JSON. */
export function EventData({ event: { event, id, retry, data, pretty } }: { event: EventDetail }) {
  const wrap = useTextDisplay(state => state.wrap)
  return (
    <section aria-label="Event" className="flex min-h-0 flex-1 flex-col">
      <p className="flex h-8 shrink-0 select-text items-center gap-3 border-line border-b pr-2 pl-3 text-muted text-xs">
        <span className="truncate font-medium font-mono text-accent">{visibleText(event)}</span>
        {id !== undefined && <span className="truncate">id {visibleText(id)}</span>}
        {retry !== undefined && <span className="shrink-0">retry {retry} ms</span>}
        <span className="ml-auto flex shrink-0 items-center">
          <CopyButton label="Copy data" text={() => data} />
        </span>
      </p>
      <HeldTextView
        label="Data of the event"
        language={pretty === undefined ? 'text' : 'json'}
        text={pretty ?? data}
        wrap={wrap}
      />
    </section>
  )
}
