import type { ItemKind } from '../model/workspace.ts'
import { Misread } from './lens/misread.ts'
import { asRaw, isRaw } from './lens/raw.ts'

/** What a file of a collection can be; the collection's own file is `collection`. */
export type FileKind = Exclude<ItemKind, 'unreadable'> | 'collection'

/** What can say itself what it is. */
export const TYPES: Readonly<Record<string, FileKind>> = {
  http: 'http',
  graphql: 'graphql',
  websocket: 'websocket',
  grpc: 'grpc',
  folder: 'folder',
  script: 'script',
  app: 'app'
}

/** Those that a file is known by that does not say its type. */
export const KINDS_OF_REQUEST = ['http', 'graphql', 'websocket', 'grpc'] as const

/**
 * What a file is, by what it says of itself. A file that forgot to is known by the part that only its kind has.
 * @param known what it is by its name: `opencollection.yml` and `folder.yml` need not say
 * @throws Misread
 */
export function kindOf(value: unknown, known?: 'folder' | 'collection'): FileKind {
  if (known) return known
  if (value === undefined || value === null || !isRaw(value)) throw new Misread('', value, 'a mapping')
  const said = asRaw(value.info, 'info').type ?? value.type
  if (said !== undefined) {
    const kind = typeof said === 'string' && Object.hasOwn(TYPES, said) ? TYPES[said] : undefined
    if (kind) return kind
    throw new Misread('info.type', said, `one of ${Object.keys(TYPES).join(', ')}`)
  }
  if (Object.hasOwn(value, 'opencollection')) return 'collection'
  for (const kind of KINDS_OF_REQUEST) if (isRaw(value[kind])) return kind
  throw new Misread('info.type', said, `one of ${Object.keys(TYPES).join(', ')}`)
}
