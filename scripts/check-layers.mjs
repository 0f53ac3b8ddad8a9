import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './project.mjs'
import { readImports } from './read-imports.mjs'

/**
 * Who may import whom. The first entry whose `files` matches a path is its layer; what has none may not be imported.
 * `ours` lists the layers that may be imported beside the own one; `packages` the npm packages (absent: any); `node`
 * whether `node:` modules may be.
 */
const LAYERS = [
  {
    name: 'shared',
    files: /^shared\//,
    ours: ['package.json'],
    packages: ['zod', 'dequal', 'papaparse'],
    node: false
  },
  { name: 'engine', files: /^electron\/engine\//, ours: ['shared'], node: true },
  // needed before anything else of the workspace can be
  { name: 'prepare-folder', files: /^electron\/workspace\/prepare-folder\.ts$/, ours: [], node: true },
  { name: 'workspace', files: /^electron\/workspace\//, ours: ['shared', 'prepare-folder'], node: true },
  { name: 'host', files: /^electron\/host\//, ours: ['engine', 'workspace', 'shared'], node: true },
  {
    name: 'engine-process',
    files: /^electron\/main\/engine-process\.ts$/,
    ours: ['host', 'engine', 'workspace', 'main', 'shared'],
    node: true
  },
  { name: 'main', files: /^electron\/main\//, ours: ['shared', 'prepare-folder'], node: true },
  { name: 'preload', files: /^electron\/preload\//, ours: [], packages: ['electron'], node: false },
  { name: 'renderer', files: /^renderer\//, ours: ['shared'], node: false },
  { name: 'cli', files: /^cli\//, ours: ['host', 'engine', 'workspace', 'shared'], node: true },
  {
    name: 'bench',
    files: /^bench\//,
    ours: ['engine', 'workspace', 'host', 'shared', 'cli', 'test', 'scripts'],
    node: true
  },
  { name: 'test', files: /^test\//, ours: [/./], node: true },
  // only imported: what is in no folder of `FOLDERS` is not checked itself
  { name: 'scripts', files: /^scripts\//, ours: [], node: true },
  { name: 'package.json', files: /^package\.json$/, ours: [], node: false }
]

/** Packages that only some layers may import, whatever their entry says. */
const RESERVED = [
  { package: 'electron', layers: ['main', 'preload'] },
  { package: 'react', layers: ['renderer', 'test'] }
]

/** In these layers no import may lead to one of these packages at run time, not even through other modules. */
const KEPT_OUT = [{ layer: 'renderer', package: 'zod', why: 'nothing is validated in the page' }]

const SOURCE = /\.(ts|tsx|mts|mjs|js)$/
const FOLDERS = ['shared', 'electron', 'renderer', 'cli', 'bench', 'test']

/**
 * @typedef {import('./read-imports.mjs').Import} Import
 * @typedef {{ file: string, line: number, problem: string }} Violation
 * @typedef {{ layer: (typeof LAYERS)[number], imports: Import[] }} Module
 */

/**
 * Checks every source file under a root against the tables above.
 * @param {string} root
 * @returns {{ files: number, violations: Violation[] }}
 */
export function checkLayers(root) {
  const packageImports = readPackageImports(root)
  /** @type {Map<string, Module>} */
  const modules = new Map()
  for (const folder of FOLDERS) {
    for (const file of sourcesIn(root, folder)) {
      const layer = layerOf(file)
      if (layer) modules.set(file, { layer, imports: readImports(path.join(root, file)) })
    }
  }
  /** @type {Violation[]} */
  const violations = []
  for (const [file, { layer, imports }] of modules) {
    for (const entry of imports) {
      const target = resolve(file, entry.specifier, packageImports)
      const problem =
        checkImport(layer, entry.specifier, target) ??
        checkKeptOut(layer, entry, target, modules, packageImports)
      if (problem) violations.push({ file, line: entry.line, problem })
    }
  }
  return { files: modules.size, violations }
}

/**
 * @param {Module['layer']} layer
 * @param {string} specifier
 * @param {string | undefined} target our own file, from the root; undefined for a package
 * @returns {string | undefined}
 */
function checkImport(layer, specifier, target) {
  if (target !== undefined) {
    const to = layerOf(target)
    if (!to) return `${target} belongs to no layer, so that ${layer.name} may not import it`
    if (
      to === layer ||
      layer.ours.some(name => (name instanceof RegExp ? name.test(to.name) : name === to.name))
    )
      return undefined
    return `${layer.name} may import ${list(['itself', ...layer.ours.map(String)])} of ours, not ${to.name}`
  }
  if (specifier.startsWith('node:'))
    return layer.node ? undefined : `${layer.name} runs without Node: no ${specifier}`
  const name = packageOf(specifier)
  if (layer.packages && !layer.packages.includes(name))
    return `${layer.name} may import ${list(layer.packages)} of the packages, not ${name}`
  const reserved = RESERVED.find(entry => entry.package === name)
  const owner = layer.name === 'engine-process' ? 'main' : layer.name
  return reserved && !reserved.layers.includes(owner)
    ? `only ${list(reserved.layers)} may import ${name}, not ${layer.name}`
    : undefined
}

/**
 * @param {Module['layer']} layer
 * @param {Import} entry
 * @param {string | undefined} target
 * @param {Map<string, Module>} modules
 * @param {Record<string, string>} packageImports
 * @returns {string | undefined}
 */
function checkKeptOut(layer, entry, target, modules, packageImports) {
  if (entry.typeOnly) return undefined
  for (const rule of KEPT_OUT) {
    if (rule.layer !== layer.name) continue
    if (target === undefined && packageOf(entry.specifier) === rule.package)
      return `${layer.name} must not load ${rule.package}: ${rule.why}`
    // a module of the same layer answers for its own imports
    if (target === undefined || layerOf(target) === layer) continue
    const way = wayTo(rule.package, target, modules, packageImports)
    if (way)
      return `${layer.name} must not load ${rule.package}: ${rule.why} (${way.join(' → ')}); use import type`
  }
  return undefined
}

/**
 * The shortest chain of run-time imports from one of our files to a package.
 * @param {string} name
 * @param {string} from
 * @param {Map<string, Module>} modules
 * @param {Record<string, string>} packageImports
 * @returns {string[] | undefined}
 */
function wayTo(name, from, modules, packageImports) {
  const ways = [[from]]
  const seen = new Set([from])
  for (const way of ways) {
    const file = way.at(-1) ?? ''
    for (const { specifier, typeOnly } of modules.get(file)?.imports ?? []) {
      if (typeOnly) continue
      const target = resolve(file, specifier, packageImports)
      if (target === undefined && packageOf(specifier) === name) return [...way, name]
      if (target === undefined || seen.has(target)) continue
      seen.add(target)
      ways.push([...way, target])
    }
  }
  return undefined
}

/** @param {string} file */
function layerOf(file) {
  return LAYERS.find(layer => layer.files.test(file))
}

/**
 * @param {string} file
 * @param {string} specifier
 * @param {Record<string, string>} packageImports
 * @returns {string | undefined} the path from the root of one of our own files
 */
function resolve(file, specifier, packageImports) {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return path.posix.join(path.posix.dirname(file), bare)
  for (const [pattern, target] of Object.entries(packageImports)) {
    const prefix = pattern.replace('*', '')
    if (bare.startsWith(prefix)) return path.posix.join(target.replace('*', bare.slice(prefix.length)))
  }
  return undefined
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/**
 * @param {string} root
 * @returns {Record<string, string>}
 */
function readPackageImports(root) {
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).imports ?? {}
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} paths from the root, with forward slashes
 */
function sourcesIn(root, folder) {
  if (!fs.existsSync(path.join(root, folder))) return []
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => SOURCE.test(file))
    .map(file => path.posix.join(folder, file.replaceAll(path.sep, '/')))
}

/** @param {readonly unknown[]} names */
function list(names) {
  return names.join(', ')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { files, violations } = checkLayers(ROOT)
  for (const { file, line, problem } of violations) console.error(`${file}:${line}: ${problem}`)
  if (violations.length > 0) process.exitCode = 1
  else console.log(`${files} files keep to their layers.`)
}
