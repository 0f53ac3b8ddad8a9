import type { AppMenu, MenuCommand } from '#shared/contract/desktop.ts'
import type { Command } from './command.ts'
import type { KeyChord } from './key-chord.ts'
import { MENU_LAYOUT } from './menu-layout.ts'

interface State {
  /** The chord of a command that is shown, if it has any. */
  chordOf: (command: Command) => KeyChord | undefined
  /** Whether it does anything now. */
  isPossible: (command: Command) => boolean
}

/** Fields have an undo of their own, and only the moment of asking knows which one is meant. */
const ALWAYS = new Set(['edit.undo', 'edit.redo'])

/** The menu as it is to be shown now. */
export function menuOfCommands(commands: readonly Command[], { chordOf, isPossible }: State): AppMenu {
  const byId = new Map(commands.map(command => [command.id, command]))
  const item = (id: string): MenuCommand[] => {
    const command = byId.get(id)
    if (!command) return []
    const chord = chordOf(command)
    const enabled = ALWAYS.has(id) || isPossible(command)
    return [{ id, label: command.title, enabled, ...(chord !== undefined && { chord }) }]
  }
  const groups = (of: readonly (readonly string[])[]) => of.map(group => group.flatMap(item))
  return {
    file: groups(MENU_LAYOUT.file),
    edit: groups(MENU_LAYOUT.edit),
    view: groups(MENU_LAYOUT.view),
    request: groups(MENU_LAYOUT.request),
    help: groups(MENU_LAYOUT.help)
  }
}
