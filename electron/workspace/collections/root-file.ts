import { basename, join } from 'node:path'
import type { Problem } from '#shared/model/problem.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { type Piece, piecesOf } from '../search/searchable.ts'
import { ROOT_FILE } from './item-place.ts'
import { parseItem } from './parse-item.ts'
import { problemOf } from './read-entry.ts'
import { decodeText, readFileBytes } from './read-file.ts'

/** What a collection's opencollection.yml says that concerns the whole. */
export interface RootFile {
  /** Absent when it gives itself none. */
  name?: string
  /** Paths that are none of the collection's, with what is under them, as Bruno lists them. */
  ignoredPaths: string[]
  problems: Problem[]
  /** Of its bytes. Absent when it cannot be read. */
  digest?: string
}

/**
 * Reads the root file of a collection. Whatever is wrong with it is part of the answer.
 * @param search what the collection itself is found by goes there, under the empty path
 */
export async function readRootFile(folder: string, search: Pick<SearchIndex, 'put'>): Promise<RootFile> {
  const nothing: RootFile = { ignoredPaths: [], problems: [] }
  const called: Piece = ['name', basename(folder)]
  search.put('', [called])
  try {
    const { bytes, digest } = await readFileBytes(join(folder, ROOT_FILE))
    try {
      const text = decodeText(bytes)
      const parsed = parseItem(text, ROOT_FILE, 'collection')
      if (!parsed.ok) {
        search.put('', [called, ['other', text]])
        return { ...nothing, digest, problems: [parsed.problem] }
      }
      const { name, draft, examples } = parsed.item
      if (draft) search.put('', piecesOf(name || basename(folder), draft, examples))
      const problems = bundledIn(parsed.value)
      return { digest, ...(name && { name }), ignoredPaths: ignoredBy(parsed.value), problems }
    } catch (error) {
      return { ...nothing, digest, problems: [problemOf(error, ROOT_FILE)] }
    }
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') return { ...nothing, problems: [problemOf(error, ROOT_FILE)] }
    const message = 'The folder has no opencollection.yml any more. Its requests can still be used.'
    return { ...nothing, problems: [{ message, file: ROOT_FILE }] }
  }
}

/** What a collection may hold in its own file, and where Sonde looks for it. */
const BUNDLED = [
  { what: 'requests', keys: ['items'], place: 'beside it' },
  { what: 'environments', keys: ['config', 'environments'], place: 'in environments/' }
]

function bundledIn(value: unknown): Problem[] {
  return BUNDLED.filter(({ keys }) => isFilledList(at(value, ...keys))).map(({ what, place }) => ({
    message: `This collection holds ${what} in ${ROOT_FILE} itself. They are kept as they are and not used: Sonde reads a file for each, ${place}. Export the collection as a folder.`,
    file: ROOT_FILE
  }))
}

function ignoredBy(value: unknown): string[] {
  const ignore = at(value, 'extensions', 'bruno', 'ignore')
  const paths = Array.isArray(ignore) ? ignore.filter(each => typeof each === 'string') : []
  return paths.map(path => String(path).replace(/^\.?\/+|\/+$/g, '')).filter(path => path !== '')
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value
  )
}
