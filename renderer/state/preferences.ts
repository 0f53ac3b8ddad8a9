import { create } from 'zustand'
import type { ShellInfo } from '#shared/contract/shell.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import type { Preferences } from '#shared/model/preferences.ts'
import { type HostClient, host, useHost } from './host.ts'
import { newId } from './new-id.ts'
import { reportStorageProblems } from './storage-problems.ts'

/** Also read by `first-paint.js`, which colours the page before anything of this has loaded. */
const THEME = 'sonde.theme'

const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** What is in force. Until the host has told, the theme is the one of last time. */
export const usePreferences = create<Preferences>(() => ({
  ...DEFAULT_PREFERENCES,
  theme: parseTheme(localStorage.getItem(THEME))
}))

/** What was changed here and the host has not been told yet, and what it is being told. */
let untold: Partial<Preferences> = {}
let beingTold: Partial<Preferences> | undefined

/** Changes preferences here at once, and for every window through the host. */
export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change)
  untold = { ...untold, ...change }
  if (!beingTold) void tellHost()
}

/**
 * Keeps a secret of the preferences in the vault, under an id that they name from now on.
 * @param naming what changes with that
 * @throws ClientError when the vault does not take it: then they are as they were
 */
export async function keepPreferenceSecret(
  value: string,
  naming: (id: string) => Partial<Preferences>
): Promise<void> {
  const id = newId()
  const change = naming(id)
  const before = usePreferences.getState()
  // What is typed meanwhile is told with it.
  usePreferences.setState(change)
  if (beingTold) untold = { ...untold, ...change }
  try {
    await (await host.ready()).call('preferences.set', { ...change, secrets: { [id]: value } })
  } catch (error) {
    const changed = Object.entries(before).filter(([name]) => name in change)
    setPreferences(Object.fromEntries(changed))
    throw error
  }
}

/** One after the other: what is typed meanwhile goes along with the next. */
async function tellHost(): Promise<void> {
  while (Object.keys(untold).length > 0) {
    beingTold = untold
    untold = {}
    try {
      await (await host.ready()).call('preferences.set', beingTold)
    } catch (error) {
      reportStorageProblems([`A preference could not be saved: ${ClientError.wrap(error).message}`])
    }
  }
  beingTold = undefined
}

/** Follows the preferences for as long as the connection lasts. */
export async function watchPreferences(client: HostClient, shell: ShellInfo): Promise<void> {
  if (shell.features.setTheme.available) tellTheme(client)
  if (shell.features.setZoom.available) tellZoom(client)
  try {
    // What has been typed since is newer.
    for await (const preferences of client.stream('preferences.watch', {}))
      usePreferences.setState({ ...preferences, ...beingTold, ...untold })
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
