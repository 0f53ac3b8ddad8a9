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
  const { problem, advice } = await describeOtherFolder(folder)
  throw new ClientError('BUILD', {
    field: 'path',
    facts: { problem: advice === undefined ? problem : `${problem} ${advice}`, path: folder }
  })
}

/** What a folder is that is no collection, and what a person with a window before them can do about it: sentences. */
export async function describeOtherFolder(folder: string): Promise<{ problem: string; advice?: string }> {
  if (!(await isThere(folder))) return { problem: `There is no folder ${folder}.` }
  if (await isThere(join(folder, 'bruno.json'))) {
    return {
      problem: `${folder} is a collection in Bruno's older format (.bru). Bruno 3 can convert it to OpenCollection, which is the format that Sonde reads.`
    }
  }
  return {
    problem: `${folder} is no collection: it has no ${ROOT_FILE}.`,
    advice: 'Choose the folder that has one, or make a new collection.'
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false
  )
}
