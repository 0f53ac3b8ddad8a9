import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json, also for what has been bundled into `out`. */
export const ROOT = folderOfPackage(path.dirname(fileURLToPath(import.meta.url)))

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(ROOT, ...parts)

/** Node's own executable of an installed package, so that no shell and no `.cmd` stands between.
 * @param {string} name */
export const tool = name =>
  inRoot('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)

/**
 * @param {string} folder
 * @returns {string}
 */
function folderOfPackage(folder) {
  return fs.existsSync(path.join(folder, 'package.json')) ? folder : folderOfPackage(path.dirname(folder))
}
