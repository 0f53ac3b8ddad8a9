import { isSocket } from '#shared/model/draft/is-request.ts'
import { type Command, isAvailable } from '../../commands/command.ts'
import { commands, keysOf } from '../../commands/registry.ts'
import { frontId } from '../../state/strip.ts'
import { tabName } from '../../state/tab-title.ts'
import { activateTab, useTabs } from '../../state/tabs.ts'
import { activeItemKey } from '../../state/tree-targets.ts'
import { activateView, useViews } from '../../state/views.ts'
import type { PaletteOffer } from './find-items.ts'
import type { PaletteItem } from './palette-item.ts'
import { recentItems, treeItems } from './tree-items.ts'

/** What can be done now, the other open tabs, and what is in the workspace. */
export function paletteOffer(): PaletteOffer {
  return {
    recent: recentItems(activeItemKey()),
    usual: [...commands.filter(isOffered).map(commandItem), ...tabItems(), ...viewItems()],
    items: treeItems()
  }
}

/** The open tabs are listed by name, which says more than “Go to tab 3”. */
function isOffered(command: Command): boolean {
  return isAvailable(command) && command.id !== 'palette.open' && !command.id.startsWith('tab.goTo')
}

function commandItem({ id, title, run }: Command): PaletteItem {
  return { id, title, run, keys: keysOf(id) }
}

function tabItems(): PaletteItem[] {
  const { tabs } = useTabs.getState()
  const front = frontId()
  return tabs.flatMap(({ id, name, draft, source }, index) =>
    // Those of items are found by the item.
    id === front || source
      ? []
      : [
          {
            id: `tab:${id}`,
            title: (name ?? draft.url) || tabName({ draft }),
            method: isSocket(draft) ? 'WS' : draft.method,
            keys: keysOfTab(index),
            run: () => activateTab(id)
          }
        ]
  )
}

function viewItems(): PaletteItem[] {
  const { views, frontId: front } = useViews.getState()
  const first = useTabs.getState().tabs.length
  return views.flatMap(({ id, title }, index) =>
    id === front
      ? []
      : [{ id: `view:${id}`, title, keys: keysOfTab(first + index), run: () => activateView(id) }]
  )
}

function keysOfTab(index: number): string[] | undefined {
  return index < 8 ? keysOf(`tab.goTo${index + 1}`) : undefined
}
