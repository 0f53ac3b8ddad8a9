import { homedir } from 'node:os'
import { join } from 'node:path'
import { visibleText } from '#shared/format/visible-text.ts'
import { ENVIRONMENTS } from '#workspace/collections/item-place.ts'
import { environmentNames } from '#workspace/environments/environment-names.ts'
import { collectionAround } from '../collection-around.ts'
import { operandsOf } from '../options.ts'
import { RUN_OPTIONS } from '../run/options.ts'

/**
 * Prints the names of the environments that `sonde run` could use, a line each: of the collection around its PATH, or
 * around the current folder where none is typed yet. Whatever is wrong with that, nothing is said: it is asked for while
 * a person types.
 * @param words what is typed behind `sonde run`
 */
export async function printEnvironments(words: readonly string[]): Promise<void> {
  const [path = '.'] = operandsOf(RUN_OPTIONS, words)
  const names = await namesAround(path.replace(/^~(?=\/|$)/, homedir())).catch(() => [])
  process.stdout.write(names.map(name => `${name}\n`).join(''))
}

async function namesAround(path: string): Promise<string[]> {
  const place = await collectionAround(path)
  if (!place) return []
  const names = await environmentNames(join(place.folder, ENVIRONMENTS))
  // A line break would make two of it, and nothing that steers the terminal is to be put on its line.
  return names.filter(name => visibleText(name) === name)
}
