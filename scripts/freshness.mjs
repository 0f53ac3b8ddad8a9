import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from './project.mjs'

const STAMP = inRoot('out', '.built')

/** What a build reads. A folder counts with everything in it. */
const SOURCES = [
  'shared',
  'electron',
  'cli',
  'renderer',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'rolldown.config.ts',
  'scripts/loaded-modules.mjs',
  'scripts/not-bundled.mjs',
  'scripts/undici-client.mjs',
  'tsconfig.base.json'
]

/** Whether a build has succeeded since any of its sources was changed, added or removed. */
export function isFresh() {
  const stamp = fs.statSync(STAMP, { throwIfNoEntry: false })
  return stamp !== undefined && SOURCES.every(source => newestChange(inRoot(source)) <= stamp.mtimeMs)
}

/** To be called before a build reads its first source: a file saved meanwhile counts as newer. */
export function forget() {
  fs.rmSync(STAMP, { force: true })
  return Date.now()
}

/** @param {number} startedAt what `forget` returned */
export function remember(startedAt) {
  fs.mkdirSync(path.dirname(STAMP), { recursive: true })
  fs.writeFileSync(STAMP, '')
  fs.utimesSync(STAMP, startedAt / 1000, startedAt / 1000)
}

/** A folder's own time counts too: it changes when a file in it is removed or renamed.
 * @param {string} file
 * @returns {number} milliseconds since the epoch; 0 where nothing is */
function newestChange(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...fs.readdirSync(file).map(name => newestChange(path.join(file, name))))
}
