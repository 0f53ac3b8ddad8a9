import { readFile, rename, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { z } from 'zod'
import { parseJson } from '#shared/format/parse-json.ts'
import { unless } from './file-error.ts'

export interface Stored<T> {
  /** Absent when there is no file, or none that can be read. */
  value?: T
  /** What is wrong with the file and where it is kept now: a sentence for a person. */
  problem?: string
}

/** Whoever writes a file in its place, as some editors do, is at its end when it has not changed for so long. */
const SETTLES_MS = 400
/** A file that never settles is read as it is. */
const PATIENCE_MS = 4_000

/**
 * Reads a JSON file of ours. One that is broken is renamed to `*.broken-<time>`, so that nothing overwrites it.
 * @param what names the content for people: “A tab”
 */
export async function readStored<S extends z.ZodType>(
  path: string,
  schema: S,
  what: string
): Promise<Stored<z.output<S>>> {
  let content: unknown
  try {
    const text = await readSettled(path)
    if (text === undefined) return {}
    content = parseJson(text)
  } catch (error) {
    return { problem: `${what} could not be read: ${error instanceof Error ? error.message : error}.` }
  }
  const result = schema.safeParse(content)
  if (result.success) return { value: result.data }
  const why =
    content === undefined ? 'is damaged' : 'was written by a newer version of Sonde, or changed by hand'
  return { problem: `${what} could not be restored: the file ${why}. ${await setAside(path)}` }
}

/** The text of a file, of which another program may have written only a part yet. @returns undefined without a file */
async function readSettled(path: string): Promise<string | undefined> {
  for (let waitedMs = 0; ; waitedMs += SETTLES_MS / 4) {
    const text = await unless('ENOENT', readFile(path, 'utf8'))
    if (text === undefined || parseJson(text) !== undefined || waitedMs >= PATIENCE_MS) return text
    const changed = await unless('ENOENT', stat(path))
    if (changed && Math.abs(Date.now() - changed.mtimeMs) >= SETTLES_MS) return text
    await setTimeout(SETTLES_MS / 4)
  }
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
