import { BLANK_DRAFT } from '../model/draft/blank-draft.ts'
import type { Draft } from '../model/draft/draft.ts'
import type { Example } from '../model/item.ts'
import { collection, folder } from './container-lens.ts'
import { examples } from './example.ts'
import { type FileKind, kindOf } from './kinds.ts'
import { rowsOf } from './lens/list.ts'
import { Misread } from './lens/misread.ts'
import { getIn, isRaw } from './lens/raw.ts'
import { optionalNumber, text } from './lens/scalars.ts'
import { graphqlRequest, httpRequest } from './request-lens.ts'
import { websocketRequest } from './websocket-lens.ts'

/** What a file of a collection says. */
export interface ReadItem {
  kind: FileKind
  /** Empty when the file has none. */
  name: string
  seq?: number
  /** Of anything that is sent. */
  method?: string
  url?: string
  /** Of the kinds that are edited: requests over HTTP, WebSockets, folders and collections. */
  draft?: Draft
  examples: Example[]
  /** How many scripts it has, which Sonde keeps and does not run. */
  scripts: number
}

/** Why a file cannot be read: a sentence that names the place. */
export interface UnreadItem {
  problem: string
  /** The keys and indices that lead to the place; none is the file as a whole. */
  path: readonly string[]
}

/**
 * Reads the value of a file of OpenCollection 1.0, about which nothing is certain.
 * @param known what it is by the name of its file: `opencollection.yml` and `folder.yml` need not say
 */
export function readItem(value: unknown, known?: 'folder' | 'collection'): ReadItem | UnreadItem {
  return orProblem(() => {
    const kind = kindOf(value, known)
    const draft = readDraft(value, kind)
    const seq = readSeq(getIn(value, ['info', 'seq'], ''))
    return {
      kind,
      name: text.read(getIn(value, ['info', 'name'], ''), 'info.name'),
      ...(seq !== undefined && { seq }),
      ...readTarget(value, kind, draft),
      ...(draft && { draft }),
      examples: kind === 'http' ? examples.read(getIn(value, ['examples'], ''), 'examples') : [],
      scripts: countScripts(value, kind)
    }
  })
}

/**
 * What a file that can be edited has in the editor.
 * @throws Misread
 */
function readDraft(value: unknown, kind: FileKind): Draft | undefined {
  switch (kind) {
    case 'http':
      return { type: kind, ...httpRequest.read(value, ''), withoutDefaults: [] }
    case 'graphql':
      return { type: kind, ...graphqlRequest.read(value, ''), withoutDefaults: [] }
    case 'websocket':
      return { ...BLANK_DRAFT, type: kind, ...websocketRequest.read(value, '') }
    case 'folder':
      return { ...BLANK_DRAFT, type: kind, ...folder.read(value, '') }
    case 'collection':
      return { ...BLANK_DRAFT, type: kind, ...collection.read(value, '') }
    default:
      return undefined
  }
}

/** Runs a reading; what cannot be read is told in a sentence. */
export function orProblem<T>(read: () => T): T | UnreadItem {
  try {
    return read()
  } catch (error) {
    if (error instanceof Misread) return { problem: error.message, path: error.path }
    throw error
  }
}

function readTarget(
  value: unknown,
  kind: FileKind,
  draft: Draft | undefined
): Pick<ReadItem, 'method' | 'url'> {
  if (kind === 'http' || kind === 'graphql') return draft ? { method: draft.method, url: draft.url } : {}
  if (kind === 'websocket') return draft ? { url: draft.url } : {}
  if (kind !== 'grpc') return {}
  const method = text.read(getIn(value, [kind, 'method'], ''), `${kind}.method`)
  return { ...(method !== '' && { method }), url: text.read(getIn(value, [kind, 'url'], ''), `${kind}.url`) }
}

/** A place in the order that is no number is none: it must not keep a request from being read. */
function readSeq(raw: unknown): number | undefined {
  try {
    return optionalNumber('a number').read(raw, 'info.seq')
  } catch {
    return undefined
  }
}

function countScripts(value: unknown, kind: FileKind): number {
  if (kind === 'script') return 1
  const place = kind === 'folder' || kind === 'collection' ? 'request' : 'runtime'
  const scripts = rowsOf(getIn(value, [place, 'scripts'], ''), `${place}.scripts`)
  return scripts.filter(
    script => isRaw(script) && typeof script.code === 'string' && script.code.trim() !== ''
  ).length
}
