import { fstatSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, relative, sep } from 'node:path'
import { isSameFile } from '#shared/model/is-same-file.ts'
import { ENVIRONMENTS, FOLDER_FILE, ROOT_FILE, SONDE_FILE } from '#workspace/collections/item-place.ts'
import type { ReadCollection } from '#workspace/collections/read-collection.ts'
import { ENVIRONMENT_ENDING } from '#workspace/environments/environment-names.ts'
import { UsageError } from '../../usage-error.ts'
import { filesOfRequests, type RunInputs } from './files-of-requests.ts'
import type { WantedReports } from './read-reporters.ts'

/** Files that a command line names to be read, by their flags. */
type FlagFiles = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Sees to it that no report takes the place of what its run reads, or whoever started it: a loop of a shell has its list
 * on the same standard input.
 * @throws UsageError that names the report
 */
export async function refuseInputs(
  { files }: WantedReports,
  flags: FlagFiles,
  inputs: RunInputs
): Promise<void> {
  const replaced = files.flatMap(({ asked, path }) => {
    const stats = path === '-' ? undefined : statOf(path)
    return stats?.isFile() ? [{ asked, path, stats }] : []
  })
  if (replaced.length === 0) return
  for (const { asked, path } of replaced) {
    const file = placeOf(path)
    if (file !== undefined && isOfCollection(inputs.collection, file))
      throw new UsageError(`--reporter ${asked}: that is a file of the collection`)
  }
  for await (const { file, said } of filesRead(flags, inputs)) {
    const read = statOf(file)
    const report = replaced.find(({ stats }) => read !== undefined && isSameFile(stats, read))
    if (report) throw new UsageError(`--reporter ${report.asked}: ${said}`)
  }
}

const STANDARD_INPUT = 0

/** What is read besides the collection itself, each with what is said of a report that would take its place. */
async function* filesRead(
  flags: FlagFiles,
  inputs: RunInputs
): AsyncGenerator<{ file: string | number; said: string }> {
  for (const [flag, paths = []] of Object.entries(flags))
    for (const file of [paths].flat()) yield { file, said: `that is the file of --${flag}` }
  yield { file: STANDARD_INPUT, said: 'that is the file on standard input' }
  const { collection, scopes, environment } = inputs
  const ground = await scopes.ground({ collectionId: collection.id, environment, path: '' }).catch(() => {})
  for (const file of ground?.dotEnvFiles ?? []) yield { file, said: 'variables are read from that file' }
  for await (const { file, path } of filesOfRequests(inputs)) yield { file, said: `${path} reads that file` }
}

/** @param file its path, or the number under which it is open */
function statOf(file: string | number): Stats | undefined {
  try {
    return typeof file === 'number' ? fstatSync(file) : statSync(file)
  } catch {
    return undefined
  }
}

/** Without links. Undefined of a file that is open, as `/dev/stdout` may be, and has no name any more. */
function placeOf(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

/** @param file without links, and in the case in which the disk has it */
function isOfCollection({ folder, tree }: ReadCollection, file: string): boolean {
  const path = relative(folder, file).split(sep).join('/')
  if (path.startsWith('../')) return false
  const isEnvironment = path.startsWith(`${ENVIRONMENTS}/`) && path.endsWith(ENVIRONMENT_ENDING)
  const isOfFolder = basename(path) === FOLDER_FILE || path === ROOT_FILE || path === SONDE_FILE
  const isDotEnv = path.startsWith('.env') && !path.includes('/')
  return isEnvironment || isOfFolder || isDotEnv || tree.get(path) !== undefined
}
