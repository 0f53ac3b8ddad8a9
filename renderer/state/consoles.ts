import { create } from 'zustand'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import type { TextQuery } from '#shared/model/text-document.ts'
import { onTabClosed } from './closed-tabs.ts'

/** What is told of a message's time. `delta`: how long after the one before it in the list. */
export const TIME_LOOKS = ['absolute', 'relative', 'delta'] as const
export type TimeLook = (typeof TIME_LOOKS)[number]

export type QueryFlags = Omit<TextQuery, 'text'>

/** How a person looks at the log of a session. */
export interface ConsoleState {
  /** The log that `selected` is of. */
  logId: string | undefined
  /** What is shown of it; one that says nothing shows all. */
  filter: LogFilter
  /** How the text of the filter is meant, also while there is none. */
  flags: QueryFlags
  /** What a filter that is in force finds, by its id, and how much that is so far. */
  found: { filterId: string; matches: number } | undefined
  /** The entry whose detail is shown, by its `seq`. */
  selected: number | undefined
  /** Whether the latest entry stays in sight. */
  following: boolean
  /** The list stands still; what comes is logged all the same. */
  paused: boolean
  timeLook: TimeLook
  /** Counts up when a person wants to search; 0 where nobody does. */
  searchAsked: number
  /** Whether its list is in sight. */
  listed: boolean
}

export const EVERYTHING: LogFilter = { show: {}, hide: [], marked: false }

const AT_FIRST: ConsoleState = {
  logId: undefined,
  filter: EVERYTHING,
  flags: { regex: false, matchCase: false, wholeWord: false },
  found: undefined,
  selected: undefined,
  following: true,
  paused: false,
  timeLook: 'absolute',
  searchAsked: 0,
  listed: false
}

/** By tab. */
const useConsoles = create<Readonly<Record<string, ConsoleState>>>(() => ({}))

export function useConsole(tabId: string): ConsoleState {
  return useConsoles(consoles => consoles[tabId]) ?? AT_FIRST
}

export function consoleOf(tabId: string): ConsoleState {
  return useConsoles.getState()[tabId] ?? AT_FIRST
}

export function changeConsole(tabId: string, change: Partial<ConsoleState>): void {
  useConsoles.setState({ [tabId]: { ...consoleOf(tabId), ...change } })
}

/** Whether the messages of a tab's session are in sight. */
export function listsMessages(tabId: string): boolean {
  return consoleOf(tabId).listed
}

/** Opens the search of a tab's messages, or brings the focus back to it. */
export function askToSearch(tabId: string): void {
  changeConsole(tabId, { searchAsked: consoleOf(tabId).searchAsked + 1 })
}

/** Changes what is shown of a session. */
export function changeFilter(tabId: string, change: Partial<LogFilter>): void {
  changeConsole(tabId, { filter: { ...consoleOf(tabId).filter, ...change }, paused: false })
}

/** Changes what entries must be to be shown. What is undefined is asked no more. */
export function changeShown(
  tabId: string,
  change: { [Name in keyof LogFilter['show']]?: LogFilter['show'][Name] | undefined }
): void {
  const { show } = consoleOf(tabId).filter
  const entries = Object.entries({ ...show, ...change }).filter(([, value]) => value !== undefined)
  changeFilter(tabId, { show: Object.fromEntries(entries) })
}

/** Shows only what happened within a span of the session's clock; undefined shows it whenever it happened. */
export function showSpan(tabId: string, span: { fromMs: number; toMs: number } | undefined): void {
  changeShown(tabId, { fromMs: span?.fromMs, toMs: span?.toMs })
}

/** Whether a filter leaves nothing out. */
export function showsEverything({ show, hide, marked }: LogFilter): boolean {
  return Object.keys(show).length === 0 && hide.length === 0 && !marked
}

onTabClosed(tabId => useConsoles.setState(({ [tabId]: _, ...others }) => others, true))
