import { readdir, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { unless } from '../file-error.ts'

/** Of the files of environments. */
export const ENVIRONMENT_ENDING = '.yml'

/**
 * What the environments of a folder are called, in order: as their files are. None when there is no such folder.
 * @throws ClientError IO when it is a link; Error of the system
 */
export async function environmentNames(folder: string): Promise<string[]> {
  const entries = (await unless('ENOENT', readdir(folder, { withFileTypes: true }))) ?? []
  if (entries.length > 0) await assertNoLink(folder)
  return entries
    .filter(({ name }) => name.endsWith(ENVIRONMENT_ENDING) && !name.startsWith('.'))
    .filter(entry => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name.slice(0, -ENVIRONMENT_ENDING.length))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

async function assertNoLink(path: string): Promise<void> {
  const folder = await realpath(dirname(path))
  if ((await realpath(path)) === join(folder, basename(path))) return
  const problem = 'the folder is a link, and links are not followed'
  throw new ClientError('IO', { reason: 'unreadable', facts: { problem, path } })
}
