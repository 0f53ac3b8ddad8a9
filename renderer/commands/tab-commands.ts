import { askToClose } from '../state/closing.ts'
import { openWindow } from '../state/open-window.ts'
import { activateInStrip, frontId, stepInStrip, stripIds } from '../state/strip.ts'
import { holdsRequest } from '../state/tab-files.ts'
import { activeTab, duplicateTab, openBlankSocket, openTab, reopenTab, useTabs } from '../state/tabs.ts'
import { viewInFront } from '../state/views.ts'
import type { Command } from './command.ts'
import { focusLandmarkSoon } from './focus-landmark.ts'
import { perShell } from './per-shell.ts'

export const tabCommands: readonly Command[] = [
  {
    id: 'tab.new',
    title: 'New tab',
    keys: perShell(['Mod+T'], ['Alt+T']),
    run: () => {
      openTab()
      focusLandmarkSoon('url')
    }
  },
  {
    id: 'tab.newSocket',
    title: 'New WebSocket request',
    run: () => {
      openBlankSocket()
      focusLandmarkSoon('url')
    }
  },
  {
    id: 'window.new',
    title: 'New window',
    keys: perShell(['Mod+Shift+N'], []),
    run: () => void openWindow()
  },
  {
    id: 'tab.close',
    title: 'Close tab',
    keys: perShell(['Mod+W'], ['Alt+W']),
    run: () => askToClose(frontId())
  },
  {
    id: 'tab.reopen',
    title: 'Reopen closed tab',
    keys: perShell(['Mod+Shift+T'], ['Alt+Shift+T']),
    when: () => useTabs.getState().closed.length > 0,
    run: () => reopenTab()
  },
  {
    id: 'tab.duplicate',
    title: 'Duplicate tab',
    keys: ['Alt+Shift+D'],
    when: () => !viewInFront() && holdsRequest(activeTab(useTabs.getState())),
    run: duplicateTab
  },
  {
    id: 'tab.next',
    title: 'Next tab',
    keys: perShell(['Ctrl+Tab', 'Mod+Tab', 'Mod+PageDown'], ['Alt+PageDown']),
    when: severalTabs,
    run: () => stepInStrip(1)
  },
  {
    id: 'tab.previous',
    title: 'Previous tab',
    keys: perShell(['Ctrl+Shift+Tab', 'Mod+Shift+Tab', 'Mod+PageUp'], ['Alt+PageUp']),
    when: severalTabs,
    run: () => stepInStrip(-1)
  },
  ...Array.from({ length: 8 }, (_, index) => ({
    id: `tab.goTo${index + 1}`,
    title: `Go to tab ${index + 1}`,
    keys: perShell([`Mod+${index + 1}`], [`Alt+${index + 1}`]),
    when: () => stripIds().length > index,
    run: () => activateInStrip(stripIds()[index] ?? '')
  })),
  {
    id: 'tab.goToLast',
    title: 'Go to last tab',
    keys: perShell(['Mod+9'], ['Alt+9']),
    when: severalTabs,
    run: () => activateInStrip(stripIds().at(-1) ?? '')
  }
]

function severalTabs(): boolean {
  return stripIds().length > 1
}
