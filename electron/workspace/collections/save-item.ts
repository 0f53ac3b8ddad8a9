import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { SaveResult } from '#shared/model/item.ts'
import { applyDraft } from '#shared/opencollection/apply-draft.ts'
import { orProblem } from '#shared/opencollection/read-item.ts'
import { sondeEntryOf } from '#shared/opencollection/sonde-entry.ts'
import { withEntry } from '#shared/opencollection/sonde-file.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { writeFileIf, writeNewFile } from '../write-file-atomically.ts'
import { editYaml } from '../yaml/edit-yaml.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { assertFits } from './assert-fits.ts'
import { contentOf, type ItemOnDisk, readItemOnDisk } from './item-on-disk.ts'
import { FOLDER_FILE, nameOf, ROOT_FILE } from './item-place.ts'
import type { OpenCollection } from './open-collection.ts'
import { digestNow } from './read-file.ts'
import { sayFirst } from './say-first.ts'

/**
 * Writes a draft over the file that it was made from, of which all else stays.
 * @throws ClientError BUILD, IO
 */
export function saveItem(
  collection: OpenCollection,
  path: string,
  draft: Draft,
  revision: string
): Promise<SaveResult> {
  return changeItem(collection, path, revision, async disk => {
    const text = textWithDraft(disk, draft)
    return sayFirst(
      collection,
      path,
      file => withEntry(file, path, sondeEntryOf(draft)),
      () => writeItem(disk, text)
    )
  })
}

/** The text of the file as it is, and as saving the draft would make it. */
export async function compareItem(
  collection: OpenCollection,
  path: string,
  draft: Draft
): Promise<{ before: string; after: string }> {
  const disk = await readItemOnDisk(collection, path)
  if (!disk) return { before: '', after: printYaml(valueWithDraft({}, draft)) }
  return { before: disk.text, after: textWithDraft(disk, draft) }
}

/**
 * Changes an item unless it is another than the one of `revision`, or cannot be read: then nothing is written.
 * @param change tells whether it was written: not when others have changed the file meanwhile
 */
export function changeItem(
  collection: OpenCollection,
  path: string,
  revision: string,
  change: (disk: ItemOnDisk) => Promise<boolean>
): Promise<SaveResult> {
  return collection.write(async () => {
    const disk = await readItemOnDisk(collection, path)
    if (!disk) return { kind: 'conflict' }
    if (disk.revision !== revision || !disk.content.ok) {
      return { kind: 'conflict', content: contentOf(collection, disk) }
    }
    const written = await change(disk)
    await collection.lookAt(ownPlace(disk))
    if (!written) return conflict(collection, path)
    return { kind: 'saved', revision: collection.revisionOf(path) }
  })
}

async function conflict(collection: OpenCollection, path: string): Promise<SaveResult> {
  const disk = await readItemOnDisk(collection, path)
  return { kind: 'conflict', ...(disk && { content: contentOf(collection, disk) }) }
}

/**
 * Puts a text in the place of an item's file. Nothing is written when it is the same.
 * @returns false when others have changed the file since it was read: then it is left as it is
 */
export async function writeItem({ file, text: before, digest }: ItemOnDisk, text: string): Promise<boolean> {
  if (text === before) return true
  if (digest === '') return writeNewFile(file, text)
  return writeFileIf(file, text, { shared: true }, () => digestNow(file) === digest)
}

/** How often others may change a file while it is edited. */
const ATTEMPTS = 5

/**
 * Edits an item's file as it now is, and once more where others were quicker.
 * @param textOf the text that it is to have; undefined leaves it as it is
 * @returns what was edited; undefined when it is gone
 * @throws ClientError IO
 */
export async function editItem(
  collection: OpenCollection,
  path: string,
  textOf: (disk: ItemOnDisk) => string | undefined
): Promise<ItemOnDisk | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const disk = await readItemOnDisk(collection, path)
    const text = disk && textOf(disk)
    if (!disk || text === undefined || (await writeItem(disk, text))) return disk
  }
  const problem = `Another program changes ${path} again and again. Try it again when it has finished.`
  throw new ClientError('IO', { reason: 'EBUSY', facts: { problem, path } })
}

/**
 * The text of an item with another value.
 * @throws ClientError IO when the file cannot be read, and so not be edited; BUILD `draft` when it would be too large
 */
export function textWithValue({ content, path }: ItemOnDisk, change: (value: unknown) => unknown): string {
  if (!content.ok) {
    const { message: problem } = content.problem
    throw new ClientError('IO', { reason: 'unreadable', facts: { problem, path } })
  }
  const next = change(content.value)
  // Before it is edited: what cannot be read again would be tried in every way there is.
  const printed = assertFits(printYaml(next))
  return content.source === undefined ? printed : assertFits(editYaml(content.source, next))
}

/** Where the watch sees an item's own file. */
export function ownPlace({ type, path }: ItemOnDisk): { folder: string; names: string[] } {
  if (type === 'file') return { folder: parentOf(path), names: [nameOf(path)] }
  return { folder: path, names: [type === 'folder' ? FOLDER_FILE : ROOT_FILE] }
}

function textWithDraft(disk: ItemOnDisk, draft: Draft): string {
  const isOf = draft.type === 'folder' || draft.type === 'collection' ? draft.type : 'file'
  if (isOf !== disk.type)
    throw refused(`A draft of a ${draft.type ?? 'request'} cannot be saved as a ${disk.type}.`)
  return textWithValue(disk, value => valueWithDraft(value, draft))
}

function valueWithDraft(value: unknown, draft: Draft): unknown {
  const next = orProblem(() => ({ value: applyDraft(value, draft) }))
  if ('problem' in next) throw refused(String(next.problem))
  return next.value
}

function refused(problem: string): ClientError {
  return new ClientError('BUILD', { field: 'draft', facts: { problem } })
}
