import { chooseFile } from './choose-file.ts'
import { openDialog } from './ui.ts'

/** Lets a person choose a file, and asks as what it is sent over the connection of a tab. */
export function askForFileToSend(tabId: string): void {
  chooseFile('', file => askHowToSend(tabId, file))
}

/** Asks as what a file is sent over the connection of a tab. */
export function askHowToSend(tabId: string, file: File): void {
  openDialog({ kind: 'sendFile', tabId, file })
}
