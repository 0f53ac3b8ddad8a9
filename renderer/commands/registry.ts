import { onMac } from '../state/shell-kind.ts'
import type { Command } from './command.ts'
import { fileCommands } from './file-commands.ts'
import { chordCaps, fitKeyboard } from './key-chord.ts'
import { requestCommands } from './request-commands.ts'
import { tabCommands } from './tab-commands.ts'
import { viewCommands } from './view-commands.ts'
import { workspaceCommands } from './workspace-commands.ts'

/** Everything the app can be told to do. Palette, shortcuts and the sheet of shortcuts are made of this. */
export const commands: readonly Command[] = [
  ...requestCommands,
  ...fileCommands,
  ...tabCommands,
  ...viewCommands,
  ...workspaceCommands
].map(command => ({
  ...command,
  ...(command.keys && { keys: command.keys.map(chord => fitKeyboard(chord, onMac)) })
}))

const byId = new Map(commands.map(command => [command.id, command]))

export function runCommand(id: string): void {
  byId.get(id)?.run()
}

/** The caps of a command's first chord, for a hint beside its button. */
export function keysOf(id: string): string[] | undefined {
  const chord = byId.get(id)?.keys?.[0]
  return chord === undefined ? undefined : chordCaps(chord, onMac)
}
