import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import { isOf, mapTabs, type TabSet } from './tab-set.ts'
import { findTab, updateTab, useTabs } from './tabs.ts'

const MOST_MESSAGES = 100
/** They are stored with their tab, each time that it changes: so much text of all of them, in units of UTF-16. */
export const MOST_SENT_TEXT = 128 * 1024

const NONE: readonly DraftMessage[] = []

/** A message becomes the first of those that were sent; it is there once. An empty one, and one that is larger than all may be, are left out. */
export function withSent(
  sent: readonly DraftMessage[],
  { kind, data }: Pick<DraftMessage, 'kind' | 'data'>
): DraftMessage[] {
  if (data === '' || data.length > MOST_SENT_TEXT) return [...sent]
  const message = { kind, data }
  const others = sent.filter(each => !isSameMessage(each, message))
  let room = MOST_SENT_TEXT
  const tooMany = [message, ...others].findIndex((each, index) => {
    room -= each.data.length
    return room < 0 || index >= MOST_MESSAGES
  })
  return [message, ...others].slice(0, tooMany < 0 ? undefined : tooMany)
}

/** Whether the same is typed in two messages. */
export function isSameMessage(
  one: Pick<DraftMessage, 'kind' | 'data'>,
  other: Pick<DraftMessage, 'kind' | 'data'> | undefined
): boolean {
  return one.kind === other?.kind && one.data === other.data
}

/** Takes note of a message that was sent in a tab by hand. */
export function rememberSent(tabId: string, message: DraftMessage): void {
  const tab = findTab(tabId)
  if (tab) updateTab({ ...tab, sent: withSent(sentOf(useTabs.getState(), tab), message) })
}

/** Forgets what was sent in a tab, and in every other of its file: those that were closed are stored too. */
export function forgetSent(tabId: string): void {
  const source = findTab(tabId)?.source
  useTabs.setState(set =>
    mapTabs(set, tab =>
      tab.id === tabId || (tab.sent && source && isOf(tab, source)) ? { ...tab, sent: [] } : tab
    )
  )
}

/** What was sent in a tab by hand, as it was typed, the latest first. */
export function sentIn(tabId: string): readonly DraftMessage[] {
  const tab = findTab(tabId)
  return tab ? sentOf(useTabs.getState(), tab) : NONE
}

/** The same, kept up to date. */
export function useSent(tabId: string): readonly DraftMessage[] {
  return useTabs(set => {
    const tab = set.tabs.find(({ id }) => id === tabId)
    return tab ? sentOf(set, tab) : NONE
  })
}

/** A request that is opened again has what was sent in the tab of its file that was closed. */
export function sentOf({ closed }: Pick<TabSet, 'closed'>, { sent, source }: Tab): readonly DraftMessage[] {
  if (sent) return sent
  return (source && closed.findLast(({ tab }) => tab.sent && isOf(tab, source))?.tab.sent) ?? NONE
}
