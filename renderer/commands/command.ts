import type { WindowDialog } from '../state/ui.ts'
import type { KeyChord } from './key-chord.ts'
import type { Landmark } from './landmark.ts'

/** Something a person can make the app do: in the palette, by keys, in the sheet of shortcuts. */
export interface Command {
  /** Stable, dotted: `request.send`. */
  id: string
  /** What it does, as an order: “Send request”. */
  title: string
  /** The first is the one that is shown. */
  keys?: readonly KeyChord[]
  /** Where the focus has to be for its keys to count, outside of most text fields; without it, anywhere. */
  within?: Landmark
  /** Whether it can be done now; without it, always. */
  when?: () => boolean
  run: () => void
  /** Whether it does nothing where it cannot be done, rather than its keys what they would do without it. */
  keepsKeys?: () => boolean
  /** What it does in a dialog of the window, where others do nothing. */
  inDialog?: Partial<Record<WindowDialog, () => void>>
}

export function isAvailable(command: Command): boolean {
  return command.when?.() ?? true
}
