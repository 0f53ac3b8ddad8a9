import type { Example, SaveResult } from '#shared/model/item.ts'
import { addExample, nameExample, removeExample } from '#shared/opencollection/edit-item.ts'
import type { OpenCollection } from './open-collection.ts'
import { changeItem, textWithValue, writeItem } from './save-item.ts'

/** Keeps an answer with its request, behind those that it has. @throws ClientError IO */
export function saveExample(
  collection: OpenCollection,
  path: string,
  revision: string,
  example: Example
): Promise<SaveResult> {
  return changeExamples(collection, path, revision, value => addExample(value, example))
}

/** @param index of the example among those of the request @throws ClientError IO */
export function deleteExample(
  collection: OpenCollection,
  path: string,
  revision: string,
  index: number
): Promise<SaveResult> {
  return changeExamples(collection, path, revision, value => removeExample(value, index))
}

/** @param index of the example among those of the request @throws ClientError IO */
export function renameExample(
  collection: OpenCollection,
  path: string,
  revision: string,
  index: number,
  name: string
): Promise<SaveResult> {
  return changeExamples(collection, path, revision, value => nameExample(value, index, name))
}

function changeExamples(
  collection: OpenCollection,
  path: string,
  revision: string,
  change: (value: unknown) => unknown
): Promise<SaveResult> {
  return changeItem(collection, path, revision, disk => writeItem(disk, textWithValue(disk, change)))
}
