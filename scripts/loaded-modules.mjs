import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './project.mjs'
import { readImports } from './read-imports.mjs'

/** @type {Record<string, string>} */
const HOUSES = {
  '#shared/': 'shared/',
  '#engine/': 'electron/engine/',
  '#workspace/': 'electron/workspace/',
  '#host/': 'electron/host/'
}

/**
 * All that a module loads: paths of files, names of packages. What other modules load for it counts as well.
 * @param {string} entry path within the project
 * @param {'ever' | 'at once'} when only what is loaded before the module does anything, or whatever it asks for later
 * @returns {Set<string>}
 */
export function loadedModules(entry, when) {
  /** @type {Set<string>} */
  const seen = new Set()
  /** @param {string} file */
  const visit = file => {
    if (seen.has(file)) return
    seen.add(file)
    if (!existsSync(file) || !file.endsWith('.ts')) return
    for (const { specifier, typeOnly, lazy } of readImports(file))
      if (!typeOnly && !(lazy && when === 'at once')) visit(resolve(file, specifier))
  }
  visit(inRoot(entry))
  return seen
}

/** @param {string} from @param {string} specifier */
function resolve(from, specifier) {
  if (specifier.startsWith('.')) return join(dirname(from), specifier)
  const house = Object.keys(HOUSES).find(each => specifier.startsWith(each))
  return house === undefined ? specifier : inRoot(specifier.replace(house, HOUSES[house] ?? ''))
}
