import { askToSearch, listsMessages } from '../state/consoles.ts'
import { useTabs } from '../state/tabs.ts'
import { viewInFront } from '../state/views.ts'
import type { Command } from './command.ts'

const tabInFront = () => useTabs.getState().activeTabId

/** What is done with the messages of the session in front. Their keys count where the list has the focus. */
export const sessionCommands: readonly Command[] = [
  {
    id: 'messages.search',
    title: 'Search messages',
    keys: ['Mod+F'],
    within: 'messages',
    when: () => !viewInFront() && listsMessages(tabInFront()),
    run: () => askToSearch(tabInFront())
  }
]
