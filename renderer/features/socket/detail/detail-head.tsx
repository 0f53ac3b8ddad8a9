import { Bookmark, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { timeWords } from '../list/time-words.ts'
import type { EntryDetailProps } from './entry-detail.tsx'

interface DetailHeadProps extends Pick<EntryDetailProps, 'startMs' | 'marked' | 'onMark' | 'onClose'> {
  /** What it is: “Received text”. */
  title: string
  seq: number
  lane: number
  atMs: number
  /** Facts behind the time. */
  facts?: ReactNode
  /** What can be done with it. */
  actions?: ReactNode
}

/** What an entry is, when it was, and what can be done with it. */
export function DetailHead(props: DetailHeadProps) {
  const { title, seq, lane, atMs, startMs, facts, actions, marked, onMark, onClose } = props
  const times = { startMs, beforeMs: undefined }
  return (
    <header
      data-detail
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-line border-b bg-raised py-0.5 pr-1.5 pl-3 text-muted text-xs"
    >
      <h3 className="font-medium text-ink">{title}</h3>
      <span className="tabular-nums" title={`Entry ${seq} of the log, connection ${lane + 1}`}>
        #{seq}
      </span>
      <span className="select-text tabular-nums @max-xl:hidden">
        {timeWords('absolute', atMs, times)}
        <span className="text-faint @max-3xl:hidden"> · at {timeWords('relative', atMs, times)} s</span>
      </span>
      {facts}
      <span className="ml-auto flex shrink-0 items-center">
        {actions}
        <IconButton
          label={marked ? 'Take the mark away' : 'Mark'}
          keys={['M']}
          aria-pressed={marked}
          icon={<Bookmark className={marked ? 'fill-current text-warn' : undefined} />}
          onClick={onMark}
        />
        <IconButton label="Close the detail" icon={<X />} onClick={onClose} />
      </span>
    </header>
  )
}
