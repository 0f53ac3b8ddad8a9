import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { ROOT_FILE } from './item-place.ts'

/**
 * Sees to it that a folder is a collection.
 * @throws ClientError BUILD `path` with what it is instead
 */
export async function checkFolder(folder: string): Promise<void> {
  if (await isThere(join(folder, ROOT_FILE))) return
  throw new ClientError('BUILD', {
    field: 'path',
    facts: { problem: await whatElse(folder), path: folder }
  })
}

async function whatElse(folder: string): Promise<string> {
  if (!(await isThere(folder))) return `There is no folder ${folder}.`
  if (await isThere(join(folder, 'bruno.json'))) {
    return `${folder} is a collection in Bruno's older format (.bru). Bruno 3 can convert it to OpenCollection, which is the format that Sonde reads.`
  }
  return `${folder} is no collection: it has no opencollection.yml. Choose the folder that has one, or make a new collection.`
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false
  )
}
