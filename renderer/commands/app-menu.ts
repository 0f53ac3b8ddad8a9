import { desktop } from '../state/desktop.ts'
import { useExchanges } from '../state/exchanges.ts'
import { useHost } from '../state/host.ts'
import { tellFailure } from '../state/notices.ts'
import { usePreferences } from '../state/preferences.ts'
import { useSockets } from '../state/sockets.ts'
import { useTabs } from '../state/tabs.ts'
import { useTree } from '../state/tree.ts'
import { useTreeView } from '../state/tree-view.ts'
import { useUi } from '../state/ui.ts'
import { menuOfCommands } from './menu-of-commands.ts'
import { chordsOf, commands } from './registry.ts'
import { runInForce } from './run-in-force.ts'
import { undoInField } from './undo-in-field.ts'

/** What decides whether commands can be done, but for the focus. */
const STORES = [useTabs, useExchanges, useSockets, useUi, usePreferences, useHost, useTree, useTreeView]

/** A menu is not read while one types. */
const PAUSE_MS = 100

/** Keeps Electron's menu true to the commands, and runs what is chosen there. */
export async function startAppMenu(): Promise<void> {
  const client = await desktop()
  let told = ''
  let soon = false
  const tell = () => {
    soon = false
    const menu = currentMenu()
    const text = JSON.stringify(menu)
    if (text === told) return
    told = text
    client.call('menu.set', menu).catch(thrown => tellFailure('The menu could not be changed', thrown))
  }
  const tellSoon = () => {
    if (!soon) setTimeout(tell, PAUSE_MS)
    soon = true
  }
  for (const store of STORES) store.subscribe(tellSoon)
  tell()
  for await (const { id } of client.stream('menu.watch', {})) runChosen(id)
}

function currentMenu() {
  return menuOfCommands(commands, {
    chordOf: command => chordsOf(command)[0],
    isPossible: command => runInForce(command, useUi.getState().dialog) !== undefined
  })
}

/** What was chosen may have become impossible meanwhile. */
function runChosen(id: string): void {
  const command = commands.find(each => each.id === id)
  if (!command) return
  const run = runInForce(command, useUi.getState().dialog)
  if (run) run()
  else if (id === 'edit.undo') void undoInField('undo')
  else if (id === 'edit.redo') void undoInField('redo')
}
