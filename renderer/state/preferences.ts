import { create } from 'zustand'
import type { ShellInfo } from '#shared/contract/shell.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import type { Preferences } from '#shared/model/preferences.ts'
import { type HostClient, host, useHost } from './host.ts'
import { type NameSecret, PreferenceChanges } from './preference-changes.ts'
import { reportStorageProblems } from './storage-problems.ts'

/** Also read by `first-paint.js`, which colours the page before anything of this has loaded. */
const THEME = 'sonde.theme'

const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** What is in force. Until the host has told, the theme is the one of last time. */
export const usePreferences = create<Preferences>(() => ({
  ...DEFAULT_PREFERENCES,
  theme: parseTheme(localStorage.getItem(THEME))
}))

const changes = new PreferenceChanges(
  usePreferences,
  async change => (await host.ready()).call('preferences.set', change),
  error => reportStorageProblems([`A preference could not be saved: ${ClientError.wrap(error).message}`])
)

/** Changes preferences here at once, and for every window through the host. */
export function setPreferences(change: Partial<Preferences>): void {
  changes.make(change)
}

/**
 * Keeps a secret of the preferences in the vault, under an id that they name from then on.
 * @throws ClientError when the vault does not take it: then they are as they were
 */
export function keepPreferenceSecret(value: string, nameIt: NameSecret): Promise<void> {
  return changes.keepSecret(value, nameIt)
}

/** Follows the preferences for as long as the connection lasts. */
export async function watchPreferences(client: HostClient, shell: ShellInfo): Promise<void> {
  if (shell.features.setTheme.available) tellTheme(client)
  if (shell.features.setZoom.available) tellZoom(client)
  try {
    // What has been typed since is newer.
    for await (const preferences of client.stream('preferences.watch', {}))
      usePreferences.setState({ ...preferences, ...changes.newer })
  } catch (thrown) {
    const { reason, message } = ClientError.wrap(thrown)
    // On the next connection they are watched anew.
    if (reason === 'host-gone') return
    reportStorageProblems([`Changes of the preferences in other windows will not show here: ${message}`])
  }
}

/** Keeps the page and the shell true to what can be seen of the preferences, and to the system's theme. */
export function startAppearance(): void {
  const root = document.documentElement
  const colour = () => {
    root.dataset.theme = themeInForce()
  }
  const size = ({ fontSize }: Preferences) => root.style.setProperty('--code-size', `${fontSize}px`)
  colour()
  size(usePreferences.getState())
  systemDark.addEventListener('change', colour)
  usePreferences.subscribe((now, before) => {
    const { client } = host
    const features = useHost.getState().shell?.features
    if (now.fontSize !== before.fontSize) size(now)
    if (now.theme !== before.theme) {
      localStorage.setItem(THEME, now.theme)
      colour()
      if (client && features?.setTheme.available) tellTheme(client)
    }
    if (now.zoom !== before.zoom && client && features?.setZoom.available) tellZoom(client)
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

function tellTheme(client: HostClient): void {
  client.call('shell.setTheme', { theme: usePreferences.getState().theme }).catch(() => {})
}

function tellZoom(client: HostClient): void {
  client.call('shell.setZoom', { zoom: usePreferences.getState().zoom }).catch(() => {})
}

function parseTheme(text: string | null): Preferences['theme'] {
  return text === 'light' || text === 'dark' ? text : 'system'
}
