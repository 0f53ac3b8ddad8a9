import { closeDialog, type OpenDialog } from '../state/ui.ts'
import { type Command, isAvailable } from './command.ts'

/**
 * What a command does now, by whichever way it is given; undefined when it can do nothing. In a dialog of the window the
 * command that opened it closes it, and what is said for it there counts; others do nothing.
 * @param dialog what stands over the window
 */
export function runInForce(command: Command, dialog: OpenDialog | undefined): (() => void) | undefined {
  if (dialog === undefined) {
    if (isAvailable(command)) return command.run
    return command.keepsKeys?.() ? doNothing : undefined
  }
  if (typeof dialog !== 'string') return undefined
  return command.id === `${dialog}.open` ? closeDialog : command.inDialog?.[dialog]
}

function doNothing(): void {}
