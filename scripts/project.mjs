import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(ROOT, ...parts)

/** Node's own executable of an installed package, so that no shell and no `.cmd` stands between.
 * @param {string} name */
export const tool = name =>
  inRoot('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
