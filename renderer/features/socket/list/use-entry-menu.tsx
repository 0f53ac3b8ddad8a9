import { Bookmark, BookmarkX, Copy, CornerUpLeft, EyeOff, Filter, PencilLine } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { LogEntry, MessageEntry } from '#shared/model/socket/log-entry.ts'
import type { MenuGroups } from '../../../components/action-menu.tsx'
import { useContextMenu } from '../../../components/use-context-menu.tsx'
import { changeFilter, consoleOf } from '../../../state/consoles.ts'
import { tellFailure } from '../../../state/notices.ts'
import { copyMessage, editAndResend, resend } from '../detail/message-acts.ts'
import { likenesses } from '../filter/alike.ts'

interface EntryMenuOptions {
  tabId: string
  logId: string
  /** Where it can be sent again. */
  sendTo: string | undefined
  marks: readonly number[]
  onMark: (seq: number) => void
}

/** The menu of an entry, and what opens it. */
export function useEntryMenu(options: EntryMenuOptions) {
  const { menu, openMenu } = useContextMenu<{ entry: LogEntry; row: HTMLElement }>({
    label: 'Message',
    groupsFor: ({ entry }) => groupsFor(entry, options),
    returnFocus: ({ row }) => row.closest<HTMLElement>('[role="listbox"]')
  })
  return {
    menu,
    /** @param event of a pointer; absent where a key asked for it */
    openMenu: (entry: LogEntry, row: HTMLElement, event?: MouseEvent) => openMenu({ entry, row }, row, event)
  }
}

function groupsFor(entry: LogEntry, options: EntryMenuOptions): MenuGroups {
  const { marks, onMark } = options
  const isMarked = marks.includes(entry.seq)
  const mark = {
    label: isMarked ? 'Take the mark away' : 'Mark',
    icon: isMarked ? <BookmarkX /> : <Bookmark />,
    keys: ['M'],
    run: () => onMark(entry.seq)
  }
  return entry.kind === 'message' ? [[mark], ...messageGroups(entry, options)] : [[mark]]
}

function messageGroups(entry: MessageEntry, { tabId, logId, sendTo }: EntryMenuOptions): MenuGroups {
  const { seq, opcode } = entry
  const isData = opcode === 'text' || opcode === 'binary'
  const alike = likenesses(entry)
  return [
    [
      {
        label: 'Copy',
        icon: <Copy />,
        run: () => run(copyMessage(logId, entry), 'It was not copied')
      },
      ...(isData && sendTo !== undefined
        ? [
            {
              label: 'Send again',
              icon: <CornerUpLeft />,
              run: () => run(resend(tabId, sendTo, logId, seq), 'It was not sent')
            }
          ]
        : []),
      ...(isData
        ? [
            {
              label: 'Edit and send again',
              icon: <PencilLine />,
              run: () => run(editAndResend(tabId, logId, entry), 'It cannot be edited')
            }
          ]
        : [])
    ],
    alike.map(({ label, match }) => ({
      label: `Mute: ${label}`,
      icon: <EyeOff />,
      run: () => {
        const { hide } = consoleOf(tabId).filter
        changeFilter(tabId, { hide: [...hide, match] })
      }
    })),
    alike.map(({ label, match }) => ({
      label: `Show only: ${label}`,
      icon: <Filter />,
      run: () => changeFilter(tabId, { show: { ...consoleOf(tabId).filter.show, ...match } })
    }))
  ]
}

function run(done: Promise<void>, failure: string): void {
  done.catch((error: unknown) => tellFailure(failure, error))
}
