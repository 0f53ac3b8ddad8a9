import { setPreferences, themeInForce, usePreferences } from '../state/preferences.ts'
import { orientationInForce } from '../state/request-layout.ts'
import { openSidebar } from '../state/sidebar.ts'
import { openDialog, openPreferences, toggleDiagnostics, toggleWaterfall } from '../state/ui.ts'
import type { Command } from './command.ts'

export const viewCommands: readonly Command[] = [
  {
    id: 'palette.open',
    title: 'Search or run a command',
    keys: ['Mod+K', 'Mod+Shift+P'],
    run: () => openDialog('palette')
  },
  {
    id: 'view.waterfall',
    title: 'Show or hide the waterfall',
    keys: ['Alt+F'],
    run: toggleWaterfall
  },
  {
    id: 'view.diagnostics',
    title: 'Diagnostics',
    keys: ['Alt+G'],
    run: toggleDiagnostics
  },
  {
    id: 'view.orientation',
    title: 'Switch layout: side by side or stacked',
    keys: ['Alt+V'],
    run: () =>
      setPreferences({ orientation: orientationInForce() === 'horizontal' ? 'vertical' : 'horizontal' })
  },
  {
    id: 'view.orientationAuto',
    title: 'Layout: as the window has room',
    when: () => usePreferences.getState().orientation !== 'auto',
    run: () => setPreferences({ orientation: 'auto' })
  },
  {
    id: 'theme.toggle',
    title: 'Switch between light and dark theme',
    run: () => setPreferences({ theme: themeInForce() === 'dark' ? 'light' : 'dark' })
  },
  {
    id: 'theme.light',
    title: 'Theme: light',
    when: () => usePreferences.getState().theme !== 'light',
    run: () => setPreferences({ theme: 'light' })
  },
  {
    id: 'theme.dark',
    title: 'Theme: dark',
    when: () => usePreferences.getState().theme !== 'dark',
    run: () => setPreferences({ theme: 'dark' })
  },
  {
    id: 'theme.system',
    title: 'Theme: follow the system',
    when: () => usePreferences.getState().theme !== 'system',
    run: () => setPreferences({ theme: 'system' })
  },
  {
    id: 'environments.open',
    title: 'Environments and variables',
    keys: ['Alt+E'],
    run: () => openDialog('environments')
  },
  { id: 'cookies.open', title: 'Cookies', keys: ['Alt+C'], run: () => openDialog('cookies') },
  {
    id: 'history.open',
    title: 'History',
    keys: ['Alt+Y'],
    run: () => openSidebar('history')
  },
  {
    id: 'preferences.open',
    title: 'Preferences',
    keys: ['Mod+,'],
    run: () => openDialog('preferences')
  },
  { id: 'about.open', title: 'About Sonde', run: () => openPreferences('about') },
  {
    id: 'shortcuts.change',
    title: 'Change keyboard shortcuts',
    run: () => openPreferences('shortcuts')
  },
  {
    id: 'shortcuts.open',
    title: 'Keyboard shortcuts',
    keys: ['F1', '?'],
    run: () => openDialog('shortcuts')
  }
]
