import { useEffect, useRef } from 'react'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { classNames } from '../../components/class-names.ts'
import { changeConsole, showsEverything, useConsole } from '../../state/consoles.ts'
import { tellFailure } from '../../state/notices.ts'
import { markEntry } from '../../state/session-entries.ts'
import type { OpenLog } from '../../state/session-logs.ts'
import { ListAndDetail } from '../response/views/list-and-detail.tsx'
import { EntryDetail } from './detail/entry-detail.tsx'
import { FilterBar } from './filter/filter-bar.tsx'
import { SearchBar } from './filter/search-bar.tsx'
import { useLogFilter } from './filter/use-log-filter.ts'
import { ListFoot } from './list/list-foot.tsx'
import { MessageList } from './list/message-list.tsx'
import { scrollOf } from './list/scroll-memory.ts'
import { useEntryMenu } from './list/use-entry-menu.tsx'
import { useListEnd } from './list/use-list-end.ts'
import type { Listed } from './list/use-listed-entries.ts'
import { usePlace } from './list/use-place.ts'
import { SessionOverview } from './overview/session-overview.tsx'
import { DamageNotice } from './session/damage-notice.tsx'

interface ConsoleProps {
  tabId: string
  logId: string
  log: OpenLog & { standing: LogStanding }
  /** When the session's clock began, in ISO 8601, as far as that is known where its log does not say it. */
  startedAt: string
  /** The session that a message can be sent over again; absent where it is over. */
  sendTo: string | undefined
  /** Of a WebSocket; else of an event stream. */
  socket: boolean
}

/** What goes over a session: what of it is shown, the list of that, and one entry in full. */
export function Console({ tabId, logId, log, startedAt, sendTo, socket }: ConsoleProps) {
  const { standing, opened } = log
  const { filter, selected, following, paused, timeLook, searchAsked } = useConsole(tabId)
  const isAll = showsEverything(filter)
  const progress = useLogFilter(logId, opened, isAll ? undefined : filter)
  const { filterId, matches = 0 } = isAll ? {} : (progress.found ?? {})
  useEffect(
    () => changeConsole(tabId, { found: filterId === undefined ? undefined : { filterId, matches } }),
    [tabId, filterId, matches]
  )
  useEffect(() => {
    changeConsole(tabId, { listed: true })
    return () => changeConsole(tabId, { listed: false })
  }, [tabId])
  const frame = useRef<HTMLDivElement>(null)
  const isChosen = selected !== undefined
  useEffect(() => {
    // Where it is too low for all of it, what was chosen is what one wants to see.
    if (isChosen) frame.current?.scrollTo({ top: frame.current.scrollHeight })
  }, [isChosen])

  const all: Listed = {
    logId,
    opened,
    filterId,
    begin: filterId === undefined ? standing.first : 0,
    end: filterId === undefined ? standing.next : matches
  }
  const { end, arrived } = useListEnd(all, { paused, following })
  const listed = { ...all, end }
  const place = usePlace(listed, selected)
  const startMs = Date.parse(standing.startedAt === '' ? startedAt : standing.startedAt)

  const select = (seq: number, at: number) => {
    place.note(seq, at)
    changeConsole(tabId, { selected: seq })
  }
  const mark = (seq: number) => {
    markEntry(logId, seq, !standing.marks.includes(seq)).catch((error: unknown) =>
      tellFailure('It was not marked', error)
    )
  }
  const follow = (next: boolean) => {
    if (next !== following) changeConsole(tabId, { following: next })
  }
  const focusDetail = () =>
    frame.current?.querySelector<HTMLElement>('[data-detail] [role="tab"], [data-detail] button')?.focus()
  const { menu, openMenu } = useEntryMenu({ tabId, logId, sendTo, marks: standing.marks, onMark: mark })

  const list = (
    <div data-landmark="messages" className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      {listed.end > listed.begin ? (
        <MessageList
          label={socket ? 'Messages' : 'Events'}
          socket={socket}
          listed={listed}
          standing={standing}
          startMs={startMs}
          timeLook={timeLook}
          selected={place.selected}
          onSelect={select}
          following={following && !paused}
          onFollow={follow}
          memory={scrollOf(tabId, logId)}
          onOpen={focusDetail}
          onMark={mark}
          onMenu={openMenu}
        />
      ) : (
        <NothingListed isAll={isAll} busy={progress.busy} standing={standing} />
      )}
      <ListFoot
        standing={standing}
        timeLook={timeLook}
        onTimeLook={next => changeConsole(tabId, { timeLook: next })}
        arrived={arrived}
        onEnd={() => changeConsole(tabId, { following: true, paused: false })}
        socket={socket}
      />
      {menu}
    </div>
  )
  return (
    <div ref={frame} className="@container flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
      <DamageNotice problems={standing.problems} />
      <SessionOverview tabId={tabId} logId={logId} socket={socket} />
      <FilterBar tabId={tabId} standing={standing} progress={progress} socket={socket} />
      {searchAsked > 0 && (
        <SearchBar
          tabId={tabId}
          logId={logId}
          opened={opened}
          standing={standing}
          asked={searchAsked}
          onClose={() => {
            changeConsole(tabId, { searchAsked: 0 })
            frame.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
          }}
        />
      )}
      <div className={classNames('flex flex-1 flex-col', isChosen ? 'min-h-56' : 'min-h-32')}>
        <ListAndDetail
          label="Resize messages and detail"
          list={list}
          detail={
            selected === undefined ? undefined : (
              <EntryDetail
                tabId={tabId}
                logId={logId}
                seq={selected}
                startMs={startMs}
                sendTo={sendTo}
                socket={socket}
                marked={standing.marks.includes(selected)}
                onMark={() => mark(selected)}
                onClose={() => changeConsole(tabId, { selected: undefined })}
              />
            )
          }
        />
      </div>
    </div>
  )
}

function NothingListed({ isAll, busy, standing }: { isAll: boolean; busy: boolean; standing: LogStanding }) {
  const words = isAll
    ? standing.live
      ? 'Nothing has been sent or received yet.'
      : 'Nothing was sent or received.'
    : busy
      ? 'Searching…'
      : standing.live
        ? 'Nothing matches the filter so far.'
        : 'Nothing matches the filter.'
  return (
    <p role="status" className="min-h-0 flex-1 px-6 py-8 text-center text-faint text-sm">
      {words}
    </p>
  )
}
