import { saveEverything, startAutosave } from './autosave.ts'
import { checkHistory } from './check-history.ts'
import { startEnvironmentEditor } from './environment-editor.ts'
import { startEnvironmentUndo } from './environment-undo.ts'
import { startEnvironments } from './environments.ts'
import { type HostClient, host, keepConnected, useHost } from './host.ts'
import { watchPreferences } from './preferences.ts'
import { startRecentItems } from './recent-items.ts'
import { reportStorageProblems } from './storage-problems.ts'
import { startTabFiles, syncAllTabs } from './tab-files.ts'
import { addForeignTabs, adoptWindow, useTabs } from './tabs.ts'
import { startTree } from './tree.ts'
import { expand } from './tree-view.ts'
import { startUndo } from './undo.ts'
import { addForeignEnvironments, adoptEnvironments } from './unsaved-environments.ts'
import { watchVault } from './vault.ts'
import { watchWorkspaces } from './workspaces.ts'

const WINDOW_ID = 'sonde.window'

/** Joins this window to the host, now and after each restart of the host. */
export function startSession(): void {
  startAutosave()
  startTabFiles()
  startUndo()
  startEnvironments()
  startEnvironmentEditor()
  startEnvironmentUndo()
  startTree()
  startRecentItems()
  void keepConnected(greet)
}

async function greet(client: HostClient): Promise<void> {
  const remembered = sessionStorage.getItem(WINDOW_ID)
  const showsTabs = useTabs.getState().attached
  const [{ problems, newlyOpened, ...state }, shell] = await Promise.all([
    // What is shown will be stored over what the window holds: that may not be another window's drafts.
    client.call('window.attach', { ...(remembered && { id: remembered }), orNew: showsTabs }),
    client.call('shell.info', {})
  ])
  sessionStorage.setItem(WINDOW_ID, state.id)
  useHost.setState({ shell })
  reportStorageProblems(problems)
  for (const collectionId of newlyOpened) expand({ collectionId, path: '' })
  void watchPreferences(client, shell)
  void watchVault(client)
  // The files may be others than when they were read last.
  void host.ready().then(syncAllTabs)
  void host.ready().then(checkHistory)
  void host.ready().then(watchWorkspaces)
  if (!showsTabs) {
    adoptWindow(state)
    adoptEnvironments(state.environments)
    return
  }
  // While this page was cut off, another may have held its window, opened tabs in it and typed into environments.
  if (state.id === remembered) {
    addForeignTabs(state.tabs, state.closed)
    addForeignEnvironments(state.environments)
  }
  // The memory of this window is newer than the disk of the host, which is not handed out yet.
  void host.ready().then(saveEverything)
}
