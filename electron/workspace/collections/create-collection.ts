import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { newCollection } from '#shared/opencollection/new-item.ts'
import { foldedFileName, freeFileName } from '#shared/workspace/file-name.ts'
import { onFiles } from '../file-error.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { ROOT_FILE } from './item-place.ts'

/**
 * Makes a new collection in a new folder.
 * @param parent the folder to make it in
 * @returns its folder
 * @throws ClientError IO
 */
export function createCollection(parent: string, name: string): Promise<string> {
  return onFiles(
    parent,
    (async () => {
      const taken = new Set((await readdir(parent)).map(foldedFileName))
      const folder = join(parent, freeFileName(name, taken))
      await mkdir(folder)
      await writeFileAtomically(join(folder, ROOT_FILE), printYaml(newCollection(name)), { shared: true })
      return folder
    })()
  )
}
