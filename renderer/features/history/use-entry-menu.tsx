import { CornerDownRight, Download, GitCompareArrows, Terminal, Trash2 } from 'lucide-react'
import type { MouseEvent } from 'react'
import { formatCount } from '#shared/format/count.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import type { MenuGroups } from '../../components/action-menu.tsx'
import { useContextMenu } from '../../components/use-context-menu.tsx'
import { beginComparison, openComparison } from '../../state/comparing.ts'
import { copyRecordedAsCurl } from '../../state/copy-recorded.ts'
import { exportSelected } from './selection-bar.tsx'

interface EntryActions {
  open: (entry: HistoryEntry) => void
  remove: (entries: readonly HistoryEntry[]) => void
  /** All that it acts on, latest first: of a selected one all that are selected, else it alone. */
  actedOn: (entry: HistoryEntry) => readonly HistoryEntry[]
}

/** The menu of an exchange of the history, and what opens it. */
export function useEntryMenu(actions: EntryActions) {
  const { menu, openMenu } = useContextMenu<{ entry: HistoryEntry; row: HTMLElement }>({
    label: 'Actions',
    groupsFor: ({ entry }) => groupsFor(entry, actions),
    returnFocus: ({ row }) => row
  })
  return {
    menu,
    openMenu(entry: HistoryEntry, event: MouseEvent<HTMLElement>) {
      event.preventDefault()
      const { currentTarget: row } = event
      openMenu({ entry, row }, row, event)
    }
  }
}

function groupsFor(entry: HistoryEntry, { open, remove, actedOn }: EntryActions): MenuGroups {
  const all = actedOn(entry)
  return all.length > 1 ? groupsForSeveral(all, remove) : groupsForOne(entry, open, remove)
}

function groupsForOne(
  entry: HistoryEntry,
  open: EntryActions['open'],
  remove: EntryActions['remove']
): MenuGroups {
  return [
    [
      { label: 'Open in a tab', icon: <CornerDownRight />, run: () => open(entry) },
      { label: 'Compare with another…', icon: <GitCompareArrows />, run: () => beginComparison(entry) }
    ],
    [
      { label: 'Copy as curl', icon: <Terminal />, run: () => copyRecordedAsCurl(entry.id) },
      { label: 'Export as HAR…', icon: <Download />, run: () => exportSelected([entry]) }
    ],
    [{ label: 'Delete', icon: <Trash2 />, danger: true, run: () => remove([entry]) }]
  ]
}

function groupsForSeveral(entries: readonly HistoryEntry[], remove: EntryActions['remove']): MenuGroups {
  const [last, first, ...others] = entries
  const both = first && last && others.length === 0 ? { first, last } : undefined
  const count = formatCount(entries.length)
  return [
    both
      ? [
          {
            label: 'Compare them',
            icon: <GitCompareArrows />,
            run: () => openComparison(both.first, both.last)
          }
        ]
      : [],
    [{ label: `Export ${count} as HAR…`, icon: <Download />, run: () => exportSelected(entries) }],
    [{ label: `Delete ${count}…`, icon: <Trash2 />, danger: true, run: () => remove(entries) }]
  ]
}
