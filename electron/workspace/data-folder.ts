import { resolve } from 'node:path'
import envPaths from 'env-paths'
import { ClientError } from '#shared/model/client-error.ts'
import { fileError } from './file-error.ts'
import { prepareFolder } from './prepare-folder.ts'

/** Where Sonde keeps what is its own: `$SONDE_HOME`, else the platform's data folder. Absolute; it need not exist. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { SONDE_HOME: home } = environment
  return home ? resolve(home) : envPaths('sonde', { suffix: '' }).data
}

/**
 * Makes the data folder where it is not there, and sees that files can be made in it: before anything relies on that.
 * @throws ClientError IO `data-folder`, which says what to do
 */
export function prepareDataFolder(home: string): void {
  try {
    prepareFolder(home)
  } catch (error) {
    const { message: problem } = fileError(error, home)
    throw new ClientError('IO', { reason: 'data-folder', facts: { problem, path: home }, cause: error })
  }
}
