import { askForHar, saveHar } from '../state/har-files.ts'
import { askForLog } from '../state/log-files.ts'
import type { Command } from './command.ts'

/** What is done with the history as a whole. */
export const historyCommands: readonly Command[] = [
  { id: 'history.importHar', title: 'Import HAR…', run: askForHar },
  { id: 'history.importSession', title: 'Import a session of messages…', run: askForLog },
  {
    id: 'history.exportHar',
    title: 'Export history as HAR…',
    run: () => saveHar({ text: '' })
  }
]
