import { readFile, rename } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { z } from 'zod'
import { parseJson } from '#shared/format/parse-json.ts'
import { unless } from './file-error.ts'

export interface Stored<T> {
  /** Absent when there is no file, or none that can be read. */
  value?: T
  /** What is wrong with the file and where it is kept now: a sentence for a person. */
  problem?: string
}

/**
 * Reads a JSON file of ours. One that is broken is renamed to `*.broken-<time>`, so that nothing overwrites it.
 * @param what names the content for people: “A tab”
 */
export async function readStored<S extends z.ZodType>(
  path: string,
  schema: S,
  what: string
): Promise<Stored<z.output<S>>> {
  let text: string | undefined
  try {
    text = await unless('ENOENT', readFile(path, 'utf8'))
  } catch (error) {
    return { problem: `${what} could not be read: ${error instanceof Error ? error.message : error}.` }
  }
  if (text === undefined) return {}
  const content = parseJson(text)
  const result = schema.safeParse(content)
  if (result.success) return { value: result.data }
  const why =
    content === undefined ? 'is damaged' : 'was written by a newer version of Sonde, or changed by hand'
  return { problem: `${what} could not be restored: the file ${why}. ${await setAside(path)}` }
}

/** What a file of ours is called that is kept for a person to look at. */
export function asideOf(path: string): string {
  return `${path}.broken-${new Date().toISOString().replaceAll(':', '-')}`
}

/** @returns where the file is now: a sentence for a person */
async function setAside(path: string): Promise<string> {
  const kept = asideOf(path)
  try {
    await rename(path, kept)
  } catch {
    return `It is still at ${path}.`
  }
  return `It is kept as ${basename(kept)} in ${dirname(path)}.`
}
