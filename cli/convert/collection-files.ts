import type { Draft } from '#shared/model/draft/draft.ts'
import { newCollection, newItem } from '#shared/opencollection/new-item.ts'
import { sondeEntryOf } from '#shared/opencollection/sonde-entry.ts'
import { EMPTY_SONDE_FILE, printSondeFile } from '#shared/opencollection/sonde-file.ts'
import type { SondeEntry } from '#shared/opencollection/sonde-schema.ts'
import { FileNames, foldedFileName } from '#shared/workspace/file-name.ts'
import { assertFits } from '#workspace/collections/assert-fits.ts'
import { FOLDER_FILE, ITEM_ENDING, ROOT_FILE, SONDE_FILE } from '#workspace/collections/item-place.ts'
import { printYaml } from '#workspace/yaml/print-yaml.ts'
import { nameOfRequest } from './name-of-request.ts'

/** What a file of the collection may not be called. */
const TAKEN = [ROOT_FILE, FOLDER_FILE, SONDE_FILE].map(foldedFileName)

/**
 * The files of a collection of these requests, which runs them in their order: a file for each, called as it is, and by
 * a number where several are called alike.
 * @param name of the collection
 * @returns texts by file name
 * @throws ClientError BUILD `draft` for a request that is too large for a file
 */
export function collectionFiles(drafts: readonly Draft[], name: string): Map<string, string> {
  const files = new Map([[ROOT_FILE, printYaml(newCollection(name))]])
  const names = new FileNames(TAKEN)
  const beyond: Record<string, SondeEntry> = {}
  for (const [at, draft] of drafts.entries()) {
    const file = names.take(nameOfRequest(draft), ITEM_ENDING)
    const title = file.slice(0, -ITEM_ENDING.length)
    files.set(file, assertFits(printYaml(newItem(title, draft, at + 1))))
    const entry = sondeEntryOf(draft)
    if (entry) beyond[file] = entry
  }
  if (Object.keys(beyond).length > 0)
    files.set(SONDE_FILE, printSondeFile({ ...EMPTY_SONDE_FILE, items: beyond }))
  return files
}
