import type { Problem } from '#shared/model/problem.ts'
import { type ReadItem, readItem, type UnreadItem } from '#shared/opencollection/read-item.ts'
import { saysNothing, saysNothingAsText } from '#shared/opencollection/says-nothing.ts'
import { type ReadableYaml, readYaml } from '../yaml/read-yaml.ts'
import { misreadProblem } from './misread-problem.ts'

export type ParsedItem =
  | { ok: true; source: ReadableYaml; value: unknown; item: ReadItem }
  | {
      ok: false
      problem: Problem
      /** Nothing in it says that it is of a collection. */
      foreign?: true
    }

/**
 * Parses a file of a collection.
 * @param file as a problem is to name it
 * @param known what it is by its name: a folder's own file and a collection's need not say
 */
export function parseItem(text: string, file: string, known?: 'folder' | 'collection'): ParsedItem {
  const reading = readYaml(text)
  if ('problem' in reading) {
    const foreign = known === undefined && saysNothingAsText(text) && { foreign: true as const }
    return { ok: false, problem: { ...reading.problem, file }, ...foreign }
  }
  if (known === undefined && saysNothing(reading.value))
    return { ok: false, problem: { message: NO_REQUEST, file }, foreign: true }
  const read = (value: unknown) => readWhole(value, known)
  const item = read(reading.value)
  if ('problem' in item)
    return { ok: false, problem: misreadProblem(reading.source, reading.value, item, read, file) }
  return { ok: true, ...reading, item }
}

const NO_REQUEST = 'It is no request: it has neither info nor http, graphql, websocket or grpc.'

/** Whatever a file holds, it must not keep the others from being read. */
function readWhole(value: unknown, known: 'folder' | 'collection' | undefined): ReadItem | UnreadItem {
  try {
    return readItem(value, known)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { problem: `It cannot be understood: ${why}.`, path: [] }
  }
}
