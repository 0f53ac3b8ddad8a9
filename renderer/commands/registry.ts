import { usePreferences } from '../state/preferences.ts'
import { onMac } from '../state/shell-kind.ts'
import type { Command } from './command.ts'
import { effectiveChords } from './effective-chords.ts'
import { exchangeCommands } from './exchange-commands.ts'
import { fileCommands } from './file-commands.ts'
import { historyCommands } from './history-commands.ts'
import { chordCaps, fitKeyboard, type KeyChord } from './key-chord.ts'
import { requestCommands } from './request-commands.ts'
import { responseCommands } from './response-commands.ts'
import { sessionCommands } from './session-commands.ts'
import { tabCommands } from './tab-commands.ts'
import { viewCommands } from './view-commands.ts'
import { waterfallCommands } from './waterfall-commands.ts'
import { workspaceCommands } from './workspace-commands.ts'
import { zoomCommands } from './zoom-commands.ts'

/** Everything the app can be told to do. Palette, shortcuts and the sheet of shortcuts are made of this. */
export const commands: readonly Command[] = [
  ...requestCommands,
  // The list is a place within that of the response.
  ...sessionCommands,
  ...responseCommands,
  ...exchangeCommands,
  ...fileCommands,
  ...tabCommands,
  ...viewCommands,
  ...zoomCommands,
  ...workspaceCommands,
  ...historyCommands,
  ...waterfallCommands
].map(command => ({
  ...command,
  ...(command.keys && { keys: command.keys.map(chord => fitKeyboard(chord, onMac)) })
}))

const byId = new Map(commands.map(command => [command.id, command]))

export function runCommand(id: string): void {
  byId.get(id)?.run()
}

/** The chords of a command as the preferences have them now. */
export function chordsOf(command: Command): readonly KeyChord[] {
  return effectiveChords(command, usePreferences.getState().shortcuts)
}

/** The caps of a command's first chord, for a hint beside its button. */
export function keysOf(id: string): string[] | undefined {
  const command = byId.get(id)
  const chord = command && chordsOf(command)[0]
  return chord === undefined ? undefined : chordCaps(chord, onMac)
}

/** The same, kept up to date. */
export function useKeysOf(id: string): string[] | undefined {
  usePreferences(({ shortcuts }) => shortcuts)
  return keysOf(id)
}
