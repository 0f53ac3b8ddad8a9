import { X } from 'lucide-react'
import { formatBytes } from '#shared/format/bytes.ts'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import { changeFilter, changeShown, showSpan, useConsole } from '../../../state/consoles.ts'
import { sinceStart } from '../list/time-words.ts'
import { nameMatch } from './alike.ts'

interface Chip {
  label: string
  remove: () => void
}

/** What messages are filtered by that has no field in sight, each to be taken away. @param all none of the fields is */
export function FilterChips({ tabId, all }: { tabId: string; all: boolean }) {
  const { filter } = useConsole(tabId)
  const chips = [...(all ? shownChips(tabId, filter) : []), ...hiddenChips(tabId, filter)]
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters" className="flex flex-wrap gap-1 px-0.5 pb-0.5">
      {chips.map(({ label, remove }) => (
        <li
          key={label}
          className="flex h-6 min-w-0 max-w-full items-center rounded-md border border-line bg-surface pl-2 text-ink"
        >
          <span className="truncate">{label}</span>
          <button
            type="button"
            aria-label={`Take away: ${label}`}
            onClick={remove}
            className="mx-0.5 flex size-5 shrink-0 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  )
}

function shownChips(tabId: string, { show, marked }: LogFilter): Chip[] {
  const { jsonPath, minBytes, maxBytes, fromMs, toMs, lanes } = show
  const chips: (Chip | undefined)[] = [
    jsonPath === undefined
      ? undefined
      : { label: `JSONPath ${jsonPath}`, remove: () => changeShown(tabId, { jsonPath: undefined }) },
    minBytes === undefined
      ? undefined
      : {
          label: `At least ${formatBytes(minBytes)}`,
          remove: () => changeShown(tabId, { minBytes: undefined })
        },
    maxBytes === undefined
      ? undefined
      : {
          label: `At most ${formatBytes(maxBytes)}`,
          remove: () => changeShown(tabId, { maxBytes: undefined })
        },
    fromMs === undefined && toMs === undefined
      ? undefined
      : { label: spanWords(fromMs, toMs), remove: () => showSpan(tabId, undefined) },
    lanes === undefined
      ? undefined
      : {
          label: `Connection ${lanes.map(lane => lane + 1).join(', ')}`,
          remove: () => changeShown(tabId, { lanes: undefined })
        },
    marked ? { label: 'Marked only', remove: () => changeFilter(tabId, { marked: false }) } : undefined
  ]
  return chips.filter(chip => chip !== undefined)
}

function spanWords(fromMs: number | undefined, toMs: number | undefined): string {
  if (fromMs === undefined) return `Until ${sinceStart(toMs ?? 0)} s`
  return toMs === undefined
    ? `From ${sinceStart(fromMs)} s`
    : `${sinceStart(fromMs)} to ${sinceStart(toMs)} s`
}

function hiddenChips(tabId: string, { hide }: LogFilter): Chip[] {
  return hide.map(muted => ({
    label: `Muted: ${nameMatch(muted)}`,
    remove: () => changeFilter(tabId, { hide: hide.filter(each => each !== muted) })
  }))
}
