import { app, dialog } from 'electron'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { prepareFolder } from '#workspace/prepare-folder.ts'

/** Says on the terminal and in a dialog of the system why Sonde cannot run, then ends it with a status that says so. */
export async function refuseToStart(problem: string): Promise<void> {
  process.stderr.write(`sonde: ${problem}\n`)
  await app.whenReady()
  dialog.showErrorBox('Sonde cannot start', problem)
  app.exit(new ClientError('IO').exit)
}

/**
 * Makes the folder that Electron keeps its own files in. Without it, Electron ends without a word.
 * @returns why that is impossible, with what to do
 */
export function prepareUserData(): string | undefined {
  const path = app.getPath('userData')
  try {
    prepareFolder(path)
    return undefined
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const why = new ClientError('IO', { reason: systemCodeOf(error), facts: { problem: said, path } })
    const facts = { problem: why.message, path }
    const { message, hint } = new ClientError('IO', { reason: 'data-folder', facts })
    return `${message} ${hint}`
  }
}
