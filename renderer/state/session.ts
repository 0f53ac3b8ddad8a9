import { saveEverything, startAutosave } from './autosave.ts'
import { type HostClient, keepConnected, useHost } from './host.ts'
import { watchPreferences } from './preferences.ts'
import { useStorageProblems } from './storage-problems.ts'
import { adoptWindow, useTabs } from './tabs.ts'

const WINDOW_ID = 'sonde.window'

/** Joins this window to the host, now and after each restart of the host. */
export function startSession(): void {
  startAutosave()
  void keepConnected(greet)
}

async function greet(client: HostClient): Promise<void> {
  const remembered = sessionStorage.getItem(WINDOW_ID)
  const [{ problems, ...state }, shell] = await Promise.all([
    client.call('window.attach', remembered ? { id: remembered } : {}),
    client.call('shell.info', {})
  ])
  sessionStorage.setItem(WINDOW_ID, state.id)
  useHost.setState({ shell })
  if (problems.length > 0) useStorageProblems.setState({ problems })
  void watchPreferences(client, shell)
  // After a restart the memory of this window is newer than the disk of the host.
  if (useTabs.getState().attached) queueMicrotask(saveEverything)
  else adoptWindow(state)
}
