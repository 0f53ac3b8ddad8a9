import { create } from 'zustand'
import type { ShellInfo } from '#shared/contract/shell.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import type { Preferences } from '#shared/model/preferences.ts'
import { type HostClient, host, useHost } from './host.ts'
import { reportStorageProblems } from './storage-problems.ts'

/** Also read by `first-paint.js`, which colours the page before anything of this has loaded. */
const THEME = 'sonde.theme'

const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** What is in force. Until the host has told, the theme is the one of last time. */
export const usePreferences = create<Preferences>(() => ({
  ...DEFAULT_PREFERENCES,
  theme: parseTheme(localStorage.getItem(THEME))
}))

/** Changes preferences here at once, and for every window through the host. */
export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change)
  host
    .ready()
    .then(client => client.call('preferences.set', change))
    .catch((error: unknown) =>
      reportStorageProblems([`A preference could not be saved: ${ClientError.wrap(error).message}`])
    )
}

/** Follows the preferences for as long as the connection lasts. */
export async function watchPreferences(client: HostClient, shell: ShellInfo): Promise<void> {
  if (shell.features.setTheme.available) tellShell(client)
  try {
    for await (const preferences of client.stream('preferences.watch', {}))
      usePreferences.setState(preferences)
  } catch (thrown) {
    const { reason, message } = ClientError.wrap(thrown)
    // On the next connection they are watched anew.
    if (reason === 'host-gone') return
    reportStorageProblems([`Changes of the preferences in other windows will not show here: ${message}`])
  }
}

/** Keeps `<html data-theme>` true to the preference and to the system. */
export function startTheme(): void {
  const apply = () => {
    document.documentElement.dataset.theme = themeInForce()
  }
  apply()
  systemDark.addEventListener('change', apply)
  usePreferences.subscribe((now, before) => {
    if (now.theme === before.theme) return
    localStorage.setItem(THEME, now.theme)
    apply()
    const { client } = host
    if (client && useHost.getState().shell?.features.setTheme.available) tellShell(client)
  })
}

/** Calls back whenever `themeInForce` may have changed. @returns how to stop that */
export function onThemeInForce(listener: () => void): () => void {
  systemDark.addEventListener('change', listener)
  const unsubscribe = usePreferences.subscribe(listener)
  return () => {
    systemDark.removeEventListener('change', listener)
    unsubscribe()
  }
}

export function themeInForce(): 'light' | 'dark' {
  const { theme } = usePreferences.getState()
  if (theme !== 'system') return theme
  return systemDark.matches ? 'dark' : 'light'
}

function tellShell(client: HostClient): void {
  client.call('shell.setTheme', { theme: usePreferences.getState().theme }).catch(() => {})
}

function parseTheme(text: string | null): Preferences['theme'] {
  return text === 'light' || text === 'dark' ? text : 'system'
}
