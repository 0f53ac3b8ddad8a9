import { type Command, isAvailable } from '../../commands/command.ts'
import { commands, keysOf } from '../../commands/registry.ts'
import { activateTab, useTabs } from '../../state/tabs.ts'
import { tabName } from '../tabs/tab-title.ts'

export interface PaletteItem {
  id: string
  title: string
  keys?: string[] | undefined
  /** Only of an open tab. */
  method?: string
  run: () => void
}

/** The other open tabs and what can be done now: the tabs last, unless they are searched for. */
export function paletteItems(): PaletteItem[] {
  return [...commands.filter(isOffered).map(commandItem), ...tabItems()]
}

/** The open tabs are listed by name, which says more than “Go to tab 3”. */
function isOffered(command: Command): boolean {
  return isAvailable(command) && command.id !== 'palette.open' && !command.id.startsWith('tab.goTo')
}

function commandItem({ id, title, run }: Command): PaletteItem {
  return { id, title, run, keys: keysOf(id) }
}

function tabItems(): PaletteItem[] {
  const { tabs, activeTabId } = useTabs.getState()
  return tabs.flatMap(({ id, name, draft }, index) =>
    id === activeTabId
      ? []
      : [
          {
            id: `tab:${id}`,
            title: (name ?? draft.url) || tabName({ draft }),
            method: draft.method,
            keys: index < 8 ? keysOf(`tab.goTo${index + 1}`) : undefined,
            run: () => activateTab(id)
          }
        ]
  )
}
