import { ClientError } from '#shared/model/client-error.ts'
import { tooMuchAt } from '../yaml/too-much.ts'
import { MAX_FILE_BYTES, mebibytes } from './read-file.ts'

/**
 * Sees to it that the text of a file can be read again.
 * @returns the text
 * @throws ClientError BUILD `draft` when it is too large
 */
export function assertFits(text: string): string {
  const size = Buffer.byteLength(text)
  if (size <= MAX_FILE_BYTES && tooMuchAt(text) === undefined) return text
  const problem = `It is too large to be kept in a file of the collection, which would have ${mebibytes(size)}. Put large bodies into files of their own.`
  throw new ClientError('BUILD', { field: 'draft', facts: { problem } })
}
