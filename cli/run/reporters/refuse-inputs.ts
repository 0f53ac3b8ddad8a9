import { realpathSync, type Stats, statSync } from 'node:fs'
import { basename, relative, sep } from 'node:path'
import { ENVIRONMENTS, FOLDER_FILE, ROOT_FILE, SONDE_FILE } from '#workspace/collections/item-place.ts'
import type { ReadCollection } from '#workspace/collections/read-collection.ts'
import { ENVIRONMENT_ENDING } from '#workspace/environments/environment-names.ts'
import { UsageError } from '../../usage-error.ts'
import { filesOfRequests, type RunInputs } from './files-of-requests.ts'
import type { WantedReports } from './read-reporters.ts'

/** Files that a command line names to be read, by their flags. */
type FlagFiles = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Sees to it that no report takes the place of what its run reads.
 * @throws UsageError that names the report
 */
export async function refuseInputs(
  { files }: WantedReports,
  flags: FlagFiles,
  inputs: RunInputs
): Promise<void> {
  const { collection } = inputs
  const replaced: { asked: string; stats: Stats }[] = []
  for (const { asked, path } of files) {
    const stats = statOf(path)
    if (!stats?.isFile()) continue
    const flag = Object.entries(flags).find(([, paths = []]) =>
      [paths].flat().some(each => isSame(stats, statOf(each)))
    )
    if (flag) throw new UsageError(`--reporter ${asked}: that is the file of --${flag[0]}`)
    if (isRead(collection, realpathSync(path)))
      throw new UsageError(`--reporter ${asked}: that is a file of the collection`)
    replaced.push({ asked, stats })
  }
  if (replaced.length === 0) return
  for await (const { file, path } of filesOfRequests(inputs)) {
    const found = statOf(file)
    const report = replaced.find(({ stats }) => isSame(stats, found))
    if (report) throw new UsageError(`--reporter ${report.asked}: ${path} reads that file`)
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function isSame({ dev, ino }: Stats, other: Stats | undefined): boolean {
  return other !== undefined && other.dev === dev && other.ino === ino
}

function isRead({ folder, tree }: ReadCollection, file: string): boolean {
  const path = relative(folder, file).split(sep).join('/')
  if (path.startsWith('../')) return false
  const isEnvironment = path.startsWith(`${ENVIRONMENTS}/`) && path.endsWith(ENVIRONMENT_ENDING)
  const isOfFolder = basename(path) === FOLDER_FILE || path === ROOT_FILE || path === SONDE_FILE
  return isEnvironment || isOfFolder || tree.get(path) !== undefined
}
