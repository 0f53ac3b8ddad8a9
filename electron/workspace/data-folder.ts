import { resolve } from 'node:path'
import envPaths from 'env-paths'

/** Where Sonde keeps what is its own: `$SONDE_HOME`, else the platform's data folder. Absolute; it need not exist. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { SONDE_HOME: home } = environment
  return home ? resolve(home) : envPaths('sonde', { suffix: '' }).data
}
